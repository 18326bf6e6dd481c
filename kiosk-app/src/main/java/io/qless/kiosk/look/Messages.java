package io.qless.kiosk.look;

import io.qless.kiosk.trip.Figures;
import io.qless.kiosk.trip.Language;
import io.qless.kiosk.trip.Measure;
import io.qless.kiosk.trip.Words;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.Set;

/// The screens' own words in one language, read once from `messages_en.properties` and
/// `messages_hi.properties` (UTF-8). Immutable and free of JavaFX. Placeholders are `{0}`, `{1}`,
/// ...; an apostrophe is just an apostrophe.
public final class Messages {
  private static final Map<Language, Messages> ALL = load();

  private final Language language;
  private final Map<String, String> texts;

  private Messages(Language language, Map<String, String> texts) {
    this.language = language;
    this.texts = texts;
  }

  /// The words of this language.
  public static Messages in(Language language) {
    return Objects.requireNonNull(ALL.get(language));
  }

  /// The language these words are in.
  public Language language() {
    return language;
  }

  /// Every key, for the test that compares the languages.
  Set<String> keys() {
    return texts.keySet();
  }

  /// The text of a key that we ship; an unknown key is our mistake.
  public String text(String key, Object... args) {
    String text = texts.get(key);
    if (text == null) {
      throw new IllegalArgumentException("no " + language + " text for " + key);
    }
    return filled(text, args);
  }

  /// The text of a code that came with the data (a refusal, a hold's reason), or the fall-back
  /// key's text when this program is older than the code.
  public String textOr(String key, String fallbackKey, List<Words> args) {
    String text = texts.get(key);
    Object[] spoken = args.stream().map(arg -> arg.in(language)).toArray();
    return text == null ? text(fallbackKey, spoken) : filled(text, spoken);
  }

  /// `1 item`, `5 items`.
  public String count(String key, long number) {
    return text(key + (number == 1 ? ".one" : ".many"), number);
  }

  /// `3` or `1.250 kg`.
  public String measure(Measure measure) {
    return switch (measure) {
      case Measure.Pieces(int count) -> Integer.toString(count);
      case Measure.Weighed(long grams) -> Figures.kilograms(grams);
    };
  }

  /// `3 pieces` or `1.250 kg`, where no price beside it says what is counted.
  public String spokenMeasure(Measure measure) {
    return switch (measure) {
      case Measure.Pieces(int count) -> count("pieces", count);
      case Measure.Weighed(long grams) -> Figures.kilograms(grams);
    };
  }

  private static String filled(String text, Object[] args) {
    String result = text;
    for (int i = 0; i < args.length; i++) {
      result = result.replace("{" + i + "}", String.valueOf(args[i]));
    }
    return result;
  }

  private static Map<Language, Messages> load() {
    Map<Language, Messages> all = new EnumMap<>(Language.class);
    for (Language language : Language.values()) {
      String file = "messages_" + language.tag() + ".properties";
      Properties properties = new Properties();
      try (InputStream in = Messages.class.getResourceAsStream(file)) {
        properties.load(
            new InputStreamReader(Objects.requireNonNull(in, file), StandardCharsets.UTF_8));
      } catch (IOException e) {
        throw new UncheckedIOException("reading " + file, e);
      }
      Map<String, String> texts = new HashMap<>();
      properties.stringPropertyNames().forEach(k -> texts.put(k, properties.getProperty(k)));
      all.put(language, new Messages(language, Map.copyOf(texts)));
    }
    return all;
  }
}
