package io.qless.hub.receipt;

import io.qless.shop.catalogue.LocalText;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Properties;

/// A language of the receipt, with its words from `receipt_en.properties` or
/// `receipt_hi.properties`.
public enum ReceiptLanguage {
  EN,
  HI;

  private static final Map<ReceiptLanguage, Properties> WORDS =
      new EnumMap<>(ReceiptLanguage.class);

  static {
    for (ReceiptLanguage language : values()) {
      WORDS.put(language, read("receipt_" + language.code() + ".properties"));
    }
  }

  /// The language of a code such as `hi`, empty if there is no receipt in it.
  public static Optional<ReceiptLanguage> of(String code) {
    for (ReceiptLanguage language : values()) {
      if (language.code().equals(code)) {
        return Optional.of(language);
      }
    }
    return Optional.empty();
  }

  String code() {
    return name().toLowerCase(Locale.ROOT);
  }

  /// All its words by key.
  Properties words() {
    return Objects.requireNonNull(WORDS.get(this));
  }

  /// A text of the receipt with its values filled in.
  String say(String key, Object... values) {
    String text = words().getProperty(key);
    if (text == null) {
      throw new IllegalArgumentException("no word " + key + " in " + this);
    }
    return values.length == 0 ? text : text.formatted(values);
  }

  /// A text of the store.
  String local(LocalText text) {
    return this == HI ? text.hi() : text.en();
  }

  private static Properties read(String file) {
    Properties words = new Properties();
    try (InputStream in =
        Objects.requireNonNull(ReceiptLanguage.class.getResourceAsStream(file), file)) {
      words.load(new InputStreamReader(in, StandardCharsets.UTF_8));
      return words;
    } catch (IOException cause) {
      throw new UncheckedIOException("reading " + file, cause);
    }
  }
}
