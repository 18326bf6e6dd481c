package io.qless.hub;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
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

  /// All settings that somebody made, by key.
  ///
  /// @param arguments `--key=value`
  /// @param environment `QLESS_KEY_WITH_UNDERSCORES`; names that are no setting are left alone
  /// @throws IllegalArgumentException saying which argument or line can't be used
  static Map<String, String> gather(String[] arguments, Map<String, String> environment) {
    Map<String, String> flags = flags(arguments);
    Map<String, String> variables = variables(environment);
    String named = flags.getOrDefault(FILE_KEY, variables.getOrDefault(FILE_KEY, ""));
    Map<String, String> all = new TreeMap<>();
    if (!named.isEmpty()) {
      all.putAll(file(Path.of(named)));
    } else if (Files.isReadable(USUAL_FILE)) {
      all.putAll(file(USUAL_FILE));
    }
    all.putAll(variables);
    all.putAll(flags);
    all.remove(FILE_KEY);
    return all;
  }

  private static Map<String, String> flags(String[] arguments) {
    Map<String, String> flags = new TreeMap<>();
    for (String argument : arguments) {
      int equals = argument.indexOf('=');
      if (!argument.startsWith("--") || equals < 0) {
        throw new IllegalArgumentException("not --key=value: " + argument);
      }
      flags.put(argument.substring(2, equals), argument.substring(equals + 1));
    }
    return flags;
  }

  private static Map<String, String> variables(Map<String, String> environment) {
    Map<String, String> variables = new TreeMap<>();
    environment.forEach((name, value) -> {
      String key = name.replace(ENVIRONMENT, "").toLowerCase(Locale.ROOT).replace('_', '-');
      boolean known = HubConfig.DEFAULTS.containsKey(key) || key.equals(FILE_KEY);
      if (name.startsWith(ENVIRONMENT) && known) {
        variables.put(key, value);
      }
    });
    return variables;
  }

  private static Map<String, String> file(Path file) {
    Properties properties = new Properties();
    try (Reader reader = Files.newBufferedReader(file)) {
      properties.load(reader);
    } catch (IOException cause) {
      throw new IllegalArgumentException("can't read the settings in " + file, cause);
    }
    Map<String, String> settings = new TreeMap<>();
    properties.stringPropertyNames().forEach(key -> settings.put(key, properties.getProperty(key)));
    return settings;
  }
}
