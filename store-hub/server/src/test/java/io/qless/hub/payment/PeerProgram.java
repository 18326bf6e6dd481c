package io.qless.hub.payment;

import static org.assertj.core.api.Assertions.assertThat;

import io.qless.contract.wire.Json;
import io.qless.hub.catalogue.SampleStore;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// A provider's own SDK, in a program under `deploy/peers/payments`: one question as JSON on its
/// input, one answer as JSON on its output. Test use only.
public final class PeerProgram {

  private static final Path PEERS = SampleStore.DIRECTORY.resolveSibling("peers/payments");
  private static final long LIMIT_SECONDS = 60;

  private PeerProgram() {}

  /// Runs a program to its end.
  ///
  /// @param script such as `razorpay.mjs`
  /// @param question becomes JSON
  public static Fields ask(String script, Object question) throws Exception {
    assertThat(PEERS.resolve("node_modules"))
        .as("the payment peers are not installed: run deploy/test.sh, or npm ci in %s", PEERS)
        .isDirectory();
    Process node =
        new ProcessBuilder(List.of("node", script))
            .directory(PEERS.toFile())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    try {
      List<String> said = new ArrayList<>();
      Thread reader =
          Thread.ofVirtual()
              .start(() -> node.inputReader(StandardCharsets.UTF_8).lines().forEach(said::add));
      try (var in = node.outputWriter(StandardCharsets.UTF_8)) {
        in.write(Json.text(question));
      }
      assertThat(node.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS)).as("%s ended", script).isTrue();
      reader.join(TimeUnit.SECONDS.toMillis(LIMIT_SECONDS));
      assertThat(node.exitValue()).as("%s: %s", script, said).isZero();
      return Fields.of(said.getLast());
    } finally {
      node.destroyForcibly();
    }
  }
}
