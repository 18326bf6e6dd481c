package io.qless.bridge.scanner;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.qless.bridge.DeviceException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What the file holds whenever the program ends without a word.
class ScanJournalIT {

  private static final Instant NOON = Instant.parse("2026-11-23T06:30:00Z");

  @TempDir Path dir;
  private Path file;

  @BeforeEach
  void name() {
    file = dir.resolve("scanner.scans");
  }

  @Test
  void whatWasKeptAndNotSettledIsThereAfterAnEndWithoutAWord() {
    var journal = ScanJournal.in(file);
    ScannedCode first = keep(journal, "1");
    ScannedCode second = keep(journal, "₹2\u001d");
    assertEquals(List.of(first, second), ScanJournal.in(file).unsettled());
  }

  @Test
  void whatWasSettledIsNot() {
    var journal = ScanJournal.in(file);
    journal.settle(keep(journal, "1"));
    ScannedCode second = keep(journal, "2");
    assertEquals(List.of(second), ScanJournal.in(file).unsettled());
  }

  @Test
  void settlingOneSettlesThoseBeforeIt() {
    var journal = ScanJournal.in(file);
    keep(journal, "1");
    ScannedCode second = keep(journal, "2");
    ScannedCode third = keep(journal, "3");
    journal.settle(second);
    assertEquals(List.of(third), journal.unsettled());
    assertEquals(List.of(third), ScanJournal.in(file).unsettled());
  }

  @Test
  void numbersGoOnAfterARestart() {
    var journal = ScanJournal.in(file);
    journal.settle(keep(journal, "1"));
    assertEquals(2, keep(ScanJournal.in(file), "2").sequence());
  }

  @Test
  void theLastScanIsKnownAfterARestartUnlessItWasAnswered() {
    var journal = ScanJournal.in(file);
    keep(journal, "1");
    ScanJournal later = ScanJournal.in(file);
    assertTrue(later.isLast("]E0", "1"));
    assertFalse(later.isLast("", "1"));
    later.answered();
    assertTrue(later.isLast("]E0", "1"), "in the same life it may be repeated");
    assertFalse(ScanJournal.in(file).isLast("]E0", "1"));
    assertFalse(ScanJournal.in(dir.resolve("new")).isLast("", ""));
  }

  @Test
  void nothingOfASettledCodeStaysInTheFile() throws IOException {
    var journal = ScanJournal.in(file);
    ScannedCode badge = keep(journal, "QLESS-S-secret");
    assertTrue(text().contains("secret"));
    journal.settle(badge);
    assertFalse(text().contains("secret"));
  }

  @Test
  void whatAKillLeftOfASettledCodeIsWipedAtTheNextStart() throws IOException {
    keep(ScanJournal.in(file), "QLESS-S-secret");
    try (FileChannel settled = FileChannel.open(file, StandardOpenOption.WRITE)) {
      settled.write(ByteBuffer.allocate(Long.BYTES).putLong(1).flip(), 24);
    }
    assertEquals(List.of(), ScanJournal.in(file).unsettled());
    assertFalse(text().contains("secret"));
  }

  @Test
  void aRecordThatAPowerCutToreWasNeverThere() throws IOException {
    var journal = ScanJournal.in(file);
    ScannedCode first = keep(journal, "1");
    keep(journal, "22222222");
    long end = text().indexOf("22222222") + 4L;
    try (FileChannel torn = FileChannel.open(file, StandardOpenOption.WRITE)) {
      torn.truncate(end);
    }
    ScanJournal later = ScanJournal.in(file);
    assertEquals(List.of(first), later.unsettled());
    ScannedCode next = keep(later, "3");
    assertEquals(List.of(first, next), ScanJournal.in(file).unsettled());
  }

  @Test
  void whatIsNoJournalBeginsAnew() throws IOException {
    Files.writeString(file, "something else that is longer than the head of a journal is");
    var journal = ScanJournal.in(file);
    assertEquals(List.of(), journal.unsettled());
    assertEquals(1, keep(journal, "1").sequence());
  }

  @Test
  void aProgramThatSettlesNothingIsToldWhenTheFileIsFull() {
    var journal = ScanJournal.in(file);
    String long1 = "8".repeat(ScanFraming.LONGEST_FRAME_BYTES);
    var full =
        assertThrows(
            DeviceException.class,
            () -> {
              for (int i = 0; i < 100; i++) {
                keep(journal, long1);
              }
            });
    assertEquals("start the program again", full.wayOut());
    int kept = journal.unsettled().size();
    assertEquals(kept, ScanJournal.in(file).unsettled().size());
    journal.settle(journal.unsettled().getLast());
    assertEquals(
        kept + 1, keep(journal, long1).sequence(), "the one that did not fit has no number");
  }

  @Test
  void aFolderThatIsNotThereIsSaid() {
    assertThrows(DeviceException.class, () -> ScanJournal.in(dir.resolve("none/scans")));
  }

  private String text() throws IOException {
    return Files.readString(file, StandardCharsets.ISO_8859_1);
  }

  private static ScannedCode keep(ScanJournal journal, String text) {
    return journal.keep("s1", "]E0", text, NOON);
  }
}
