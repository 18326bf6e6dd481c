package io.qless.cli;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

/// Runs commands in this process against a real HTTP server that gives the hub's answers.
abstract class PlayedQless {
  static final JsonMapper JSON = new JsonMapper();

  @TempDir Path folder;

  final StandInHub hub;

  /// What is piped into the command.
  byte[] in = {};

  final StringWriter out = new StringWriter();
  final StringWriter err = new StringWriter();

  PlayedQless() throws IOException {
    hub = new StandInHub();
  }

  @BeforeEach
  void tokenOfTheHub() throws IOException {
    Files.writeString(folder.resolve("token"), "open-sesame\n");
  }

  @AfterEach
  void closeTheHub() {
    hub.close();
  }

  int qless(String... command) {
    List<String> all = new ArrayList<>(List.of(command));
    if (command.length > 1) {
      all.addAll(List.of("--hub", hub.uri().toString(), "--token-file", folder + "/token"));
    }
    return run(Map.of(), all.toArray(String[]::new));
  }

  int run(Map<String, String> environment, String... command) {
    return new QlessMain(
            environment,
            new ByteArrayInputStream(in),
            new PrintWriter(out, true),
            new PrintWriter(err, true),
            LocalDate.of(2026, 11, 25))
        .commandLine()
        .execute(command);
  }

  static String problem(String title, String detail, String code) {
    return "{\"type\":\"about:blank\",\"title\":\"%s\",\"detail\":\"%s\",\"code\":\"%s\"}"
        .formatted(title, detail, code);
  }
}
