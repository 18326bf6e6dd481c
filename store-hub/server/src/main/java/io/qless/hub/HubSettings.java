package io.qless.hub;

import java.io.IOException;
import java.io.Reader;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;

/// Where settings come from: a properties file, the environment, the command line; what comes later
/// wins. Used once, at the start.
final class HubSettings {

  /// Read if it is there and no other file is named.
  static final Path USUAL_FILE = Path.of("/etc/qless/hub.properties");

  private static final String ENVIRONMENT = "QLESS_";
  private static final String FILE_KEY = "config";

  private HubSettings() {}

  /// All settings that somebody made.
  ///
  /// @param values by key
  /// @param places where each of them was made: file and line, variable or flag
  record Told(Map<String, String> values, Map<String, String> places) {

    Told {
      values = new TreeMap<>(values);
      places = new TreeMap<>(places);
    }

    private void add(String key, String value, String place) {
      values.put(key, value);
      places.put(key, place);
    }

    /// Where a setting was made.
    String place(String key) {
      return places.getOrDefault(key, "by default");
    }
  }

  /// All settings that somebody made, by key.
  ///
  /// @param arguments `--key=value`
  /// @param environment `QLESS_KEY_WITH_UNDERSCORES`; names that are no setting are left alone
  /// @throws IllegalArgumentException saying which argument or line can't be used
  static Told gather(List<String> arguments, Map<String, String> environment) {
    Told flags = flags(arguments);
    Told variables = variables(environment);
    String named =
        flags.values().getOrDefault(FILE_KEY, variables.values().getOrDefault(FILE_KEY, ""));
    Told all = new Told(Map.of(), Map.of());
    if (!named.isEmpty()) {
      readFile(Path.of(named), all);
    } else if (Files.isReadable(USUAL_FILE)) {
      readFile(USUAL_FILE, all);
    }
    for (Told later : List.of(variables, flags)) {
      later.values().forEach((key, value) -> all.add(key, value, later.place(key)));
    }
    all.values().remove(FILE_KEY);
    return all;
  }

  private static Told flags(List<String> arguments) {
    Told flags = new Told(Map.of(), Map.of());
    for (String argument : arguments) {
      int equals = argument.indexOf('=');
      if (!argument.startsWith("--") || equals < 0) {
        throw new IllegalArgumentException("not --key=value: " + argument);
      }
      flags.add(
          argument.substring(2, equals),
          argument.substring(equals + 1),
          argument.substring(0, equals));
    }
    return flags;
  }

  private static Told variables(Map<String, String> environment) {
    Told variables = new Told(Map.of(), Map.of());
    environment.forEach((name, value) -> {
      String key = name.replace(ENVIRONMENT, "").toLowerCase(Locale.ROOT).replace('_', '-');
      boolean known = HubConfig.DEFAULTS.containsKey(key) || key.equals(FILE_KEY);
      if (name.startsWith(ENVIRONMENT) && known) {
        variables.add(key, value, name);
      }
    });
    return variables;
  }

  /// Line by line, so that each setting is known by its line; what a line means says the JDK.
  private static void readFile(Path file, Told into) {
    try {
      List<String> lines = Files.readAllLines(file);
      for (int i = 0; i < lines.size(); i++) {
        int first = i + 1;
        StringBuilder whole = new StringBuilder(lines.get(i));
        while (goesOn(whole) && i + 1 < lines.size()) {
          i++;
          whole.append('\n').append(lines.get(i));
        }
        Properties line = properties(whole.toString());
        for (String key : line.stringPropertyNames()) {
          String place = file + ":" + first;
          if (into.places().getOrDefault(key, "").startsWith(file + ":")) {
            throw new IllegalArgumentException(
                "%s is set twice, in %s and in %s: leave one"
                    .formatted(key, into.place(key), place));
          }
          into.add(key, line.getProperty(key), place);
        }
      }
    } catch (IOException cause) {
      throw new IllegalArgumentException("can't read the settings in " + file, cause);
    }
  }

  private static boolean goesOn(CharSequence line) {
    String text = line.toString();
    String start = text.stripLeading();
    if (start.startsWith("#") || start.startsWith("!")) {
      return false;
    }
    int slashes = text.length() - text.replaceAll("\\\\+$", "").length();
    return slashes % 2 == 1;
  }

  private static Properties properties(String line) throws IOException {
    Properties properties = new Properties();
    try (Reader reader = new StringReader(line)) {
      properties.load(reader);
    }
    return properties;
  }
}
