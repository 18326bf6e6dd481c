package io.qless.hub.tls;

import static org.assertj.core.api.Assertions.assertThat;

import io.qless.contract.link.Soon;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// OpenSSL, a judge of certificates that has nothing of ours. Test use only.
public final class Openssl {

  private static final Path PROGRAM = Path.of("/usr/bin/openssl");

  private Openssl() {}

  /// What it said.
  ///
  /// @param exit what it ended with
  public record Said(int exit, String text) {}

  /// Runs it with nothing to read.
  public static Said ask(String... words) {
    if (!Files.isExecutable(PROGRAM)) {
      throw new AssertionError(PROGRAM + " is missing: install the Debian package openssl");
    }
    List<String> command = new ArrayList<>(List.of(PROGRAM.toString()));
    command.addAll(List.of(words));
    try {
      Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
      process.getOutputStream().close();
      String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      assertThat(process.waitFor(Soon.LIMIT.toSeconds(), TimeUnit.SECONDS)).isTrue();
      return new Said(process.exitValue(), text);
    } catch (IOException cause) {
      throw new UncheckedIOException(cause);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(stopped);
    }
  }
}
