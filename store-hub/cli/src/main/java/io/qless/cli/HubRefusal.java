package io.qless.cli;

import io.qless.contract.wire.Json;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/// A hub's no in words for the person at the terminal.
final class HubRefusal {

  private HubRefusal() {}

  /// @param base address of the hub
  /// @param door method and path that were asked
  /// @param body of the answer, a problem document if it is a hub's
  static CliException of(String base, String door, int status, byte[] body) {
    String problem = problem(body);
    String words =
        switch (status) {
          case 401 ->
              "the hub does not accept the admin token; name the file the hub wrote at its first"
                  + " start by --token-file or QLESS_TOKEN_FILE";
          case 403 -> "the token is not an admin's" + (problem.isEmpty() ? "" : ": " + problem);
          case 404, 405 ->
              problem.isEmpty()
                  ? "%s knows no %s; is it a Q-Less hub of this version?".formatted(base, door)
                  : problem;
          default -> problem.isEmpty() ? "the hub answered " + status : problem;
        };
    return CliException.hubSaidNo(status, words);
  }

  /// What a problem document says, or empty if the body is none.
  private static String problem(byte[] body) {
    JsonNode tree;
    try {
      tree = Json.mapperForTrees().readTree(body);
    } catch (JacksonException notJson) {
      return "";
    }
    String title = tree.path("title").asString("");
    String detail = tree.path("detail").asString("");
    String code = tree.path("code").asString("");
    if (title.isEmpty() && detail.isEmpty()) {
      return code;
    }
    String words = title.isEmpty() || detail.isEmpty() ? title + detail : title + ": " + detail;
    return code.isEmpty() ? words : words + " [" + code + "]";
  }
}
