package io.qless.bridge.sim;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.qless.bridge.DeviceException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PseudoTerminalIT {

  private static final Duration LIMIT = Duration.ofSeconds(10);

  @TempDir Path dir;

  @Test
  void bytesGoBothWaysWithoutEcho() throws IOException {
    byte[] there = "W,1\r\n".getBytes(StandardCharsets.ISO_8859_1);
    byte[] back = {0, 3, 4, 13, 10, 17, 19, 26, -1};
    try (var far = PseudoTerminal.open();
        var out = Files.newOutputStream(far.path());
        var in = Files.newInputStream(far.path())) {
      far.write(there);
      assertArrayEquals(there, in.readNBytes(there.length));
      out.write(back);
      assertArrayEquals(back, far.read(back.length, LIMIT));
      assertEquals(0, far.read(1, Duration.ZERO).length);
    }
  }

  @Test
  void aLinkFollowsToTheNextTerminal() throws IOException {
    Path link = dir.resolve("scanner");
    try (var first = PseudoTerminal.open();
        var second = PseudoTerminal.open()) {
      first.linkAs(link);
      second.linkAs(link);
      assertEquals(second.path(), Files.readSymbolicLink(link));
    }
  }

  @Test
  void closingHangsUpThePort() throws IOException {
    var far = PseudoTerminal.open();
    try (var in = Files.newInputStream(far.path())) {
      far.close();
      far.close();
      assertTrue(hungUp(in));
    }
    assertThrows(DeviceException.class, () -> far.write("x"));
    assertEquals(0, far.read(1, LIMIT).length);
  }

  @Test
  void writingToAPortThatNobodyReadsEnds() {
    try (var far = PseudoTerminal.open()) {
      assertThrows(DeviceException.class, () -> far.write(new byte[1 << 20]));
    }
  }

  private static boolean hungUp(InputStream in) {
    try {
      return in.read() < 0;
    } catch (IOException inputOutputError) {
      return true;
    }
  }
}
