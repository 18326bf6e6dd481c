package io.qless.hub;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Prometheus' text format 0.0.4, read as strictly as its description allows: every sample belongs
/// to a family that was announced, no family is told twice, nothing is left over.
final class Exposition {

  private static final String NAME = "[a-zA-Z_:][a-zA-Z0-9_:]*";
  private static final String LABEL = "[a-zA-Z_][a-zA-Z0-9_]*=\"(?:[^\"\\\\\\n]|\\\\[\\\\\"n])*\"";
  private static final Pattern SAMPLE =
      Pattern.compile("(" + NAME + ")(?:\\{(" + LABEL + "(?:," + LABEL + ")*)})? (\\S+)");
  private static final Pattern HELP = Pattern.compile("# HELP (" + NAME + ") [^\\n]*");
  private static final Pattern TYPE =
      Pattern.compile("# TYPE (" + NAME + ") (counter|gauge|histogram|summary|untyped)");

  private final Map<String, Double> samples = new LinkedHashMap<>();
  private final Map<String, String> types = new HashMap<>();
  private String family = "";

  Exposition(String text) {
    assertThat(text).endsWith("\n");
    Set<String> helped = new HashSet<>();
    for (String line : text.split("\n", -1)) {
      Matcher help = HELP.matcher(line);
      Matcher type = TYPE.matcher(line);
      Matcher sample = SAMPLE.matcher(line);
      if (help.matches()) {
        assertThat(helped.add(help.group(1))).as("told once: %s", line).isTrue();
      } else if (type.matches()) {
        family = type.group(1);
        assertThat(types.put(family, type.group(2))).as("told once: %s", line).isNull();
      } else if (sample.matches()) {
        add(sample);
      } else {
        assertThat(line).as("a line of the format").isEmpty();
      }
    }
    types.forEach((name, type) -> {
      if (type.equals("histogram")) {
        checkBuckets(name);
      }
    });
  }

  /// All samples by name and labels.
  Map<String, Double> samples() {
    return samples;
  }

  /// One sample, by its whole left side.
  double value(String sample) {
    assertThat(samples).containsKey(sample);
    return samples.getOrDefault(sample, Double.NaN);
  }

  private void add(Matcher sample) {
    String type = types.getOrDefault(family, "");
    String rest =
        sample.group(1).startsWith(family) ? sample.group(1).substring(family.length()) : "-";
    String allowed =
        switch (type) {
          case "counter", "gauge" -> "";
          case "histogram" -> "_bucket|_sum|_count";
          case "summary" -> "|_sum|_count";
          default -> "-";
        };
    assertThat(rest).as("%s of %s %s", sample.group(), type, family).matches(allowed);
    if (type.equals("counter")) {
      assertThat(family).endsWith("_total");
    }
    String labels = sample.group(2) == null ? "" : '{' + sample.group(2) + '}';
    double value =
        switch (sample.group(3)) {
          case "+Inf" -> Double.POSITIVE_INFINITY;
          case "-Inf" -> Double.NEGATIVE_INFINITY;
          default -> Double.parseDouble(sample.group(3));
        };
    assertThat(samples.put(sample.group(1) + labels, value))
        .as("once: %s", sample.group())
        .isNull();
  }

  /// Buckets grow, and the last holds all.
  private void checkBuckets(String name) {
    Map<String, Double> last = new HashMap<>();
    samples.forEach((key, value) -> {
      if (key.startsWith(name + "_bucket{")) {
        String others = key.replaceAll(",?le=\"[^\"]*\"", "").replace("{}", "");
        assertThat(value).as(key).isGreaterThanOrEqualTo(last.getOrDefault(others, 0.0));
        last.put(others, value);
      }
    });
    assertThat(last).isNotEmpty();
    last.forEach(
        (key, value) -> assertThat(samples).containsEntry(key.replace("_bucket", "_count"), value));
  }
}
