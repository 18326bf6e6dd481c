package io.qless.hub.bench;

import io.qless.contract.pass.ExitPass;
import io.qless.contract.pass.PassKeys;
import io.qless.contract.pass.PassSigner;
import io.qless.contract.pass.PassVerdict;
import io.qless.contract.pass.PassVerifier;
import io.qless.contract.pass.SigningKey;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// What a gate without any network does with one scan: bytes of the scanner to text, signature and
/// claims, was it used before, and the use forced to the disk before the barrier opens. Beside it
/// the forced line alone.
final class GateChecks {

  private static final Instant NOON = Instant.parse("2026-11-26T06:30:00Z");
  private static final int WARM_UPS = 2_000;

  private final List<byte[]> scans = new ArrayList<>();
  private final PassVerifier verifier;

  GateChecks(int passes) {
    SigningKey key = SigningKey.generate();
    PassSigner signer = new PassSigner(key);
    PassKeys keys = PassKeys.of(key);
    verifier = new PassVerifier("S017", () -> keys, () -> NOON);
    for (int i = 0; i < passes + WARM_UPS; i++) {
      ExitPass pass =
          ExitPass.issue(
              "S017", "trip-%06d".formatted(i), "T1", "S017/2627/000001", 65_885, 12, 9_000, NOON);
      scans.add(signer.sign(pass).getBytes(StandardCharsets.US_ASCII));
    }
  }

  /// @param forced whether the use is on the disk before the gate decides
  Latencies decide(Path file, boolean forced) throws IOException {
    Latencies times = new Latencies();
    Set<String> used = new HashSet<>();
    try (FileChannel out =
        FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND)) {
      for (int i = 0; i < scans.size(); i++) {
        if (i == WARM_UPS) {
          times.begin();
        }
        long begun = System.nanoTime();
        String text = new String(scans.get(i), StandardCharsets.US_ASCII);
        if (!(verifier.verify(text) instanceof PassVerdict.Valid valid)
            || !used.add(valid.pass().id())) {
          throw new IllegalStateException("a good pass was refused");
        }
        if (forced) {
          line(out, valid.pass().id());
        }
        times.add(begun, System.nanoTime());
      }
    }
    times.end();
    return times;
  }

  /// The line alone.
  Latencies force(Path file) throws IOException {
    Latencies times = new Latencies();
    times.begin();
    try (FileChannel out =
        FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND)) {
      for (int i = WARM_UPS; i < scans.size(); i++) {
        long begun = System.nanoTime();
        line(out, "0123456789012345678901");
        times.add(begun, System.nanoTime());
      }
    }
    times.end();
    return times;
  }

  private static void line(FileChannel out, String id) throws IOException {
    ByteBuffer bytes =
        ByteBuffer.wrap((id + " 2026-11-26T06:30:00Z\n").getBytes(StandardCharsets.US_ASCII));
    while (bytes.hasRemaining()) {
      out.write(bytes);
    }
    out.force(false);
  }
}
