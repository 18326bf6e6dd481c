package io.qless.contract.browser;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// What people with disabilities would stumble over in a page, by the rules of axe-core, which we
/// did not write. It lies in `deploy/peers/axe`.
public final class Axe {

  private static final String FOLDER = "deploy/peers/axe";

  /// What hinders some people or keeps them out; the rest is advice.
  private static final String LOOK =
      """
      return axe.run(document, {resultTypes: ['violations'], rules: {'target-size': {enabled: true}}})
        .then(({violations}) => violations.filter(rule => ['serious', 'critical'].includes(rule.impact))
          .flatMap(rule => rule.nodes.map(node => `${rule.id} (${rule.impact}): ${rule.help}; `
            + `${node.target.join(' ')} is ${node.html.slice(0, 200)}; ${node.failureSummary}`)));
      """;

  private Axe() {}

  /// What it finds in what the phone shows now: rule, advice, element and what is wrong with it.
  public static List<String> findings(PhoneBrowser phone) {
    if (!phone.holds("window.axe")) {
      phone.run(source());
    }
    return phone.run(LOOK) instanceof List<?> found
        ? found.stream().map(String::valueOf).toList()
        : List.of("axe gave no list");
  }

  private static String source() {
    Path file =
        ThisClone.find(FOLDER)
            .orElseThrow(() -> new AssertionError("no " + FOLDER + " above this folder"))
            .resolve("node_modules/axe-core/axe.min.js");
    if (!Files.exists(file)) {
      throw new AssertionError(file + " is missing: run deploy/test.sh, or npm ci in " + FOLDER);
    }
    try {
      return Files.readString(file);
    } catch (IOException cause) {
      throw new UncheckedIOException(cause);
    }
  }
}
