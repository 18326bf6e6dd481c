package io.qless.shop.search;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/// Makes the words of a name or of a question, the way the index keeps them: lower case, without
/// accents, and of a Hindi word also how people write it in Latin letters. For any thread.
final class SearchWords {

  /// Letters of a word that count; no word of a name is longer.
  static final int MAX_LETTERS = 24;

  private static final Pattern BETWEEN_WORDS = Pattern.compile("[^\\p{L}\\p{M}\\p{N}]+");

  /// Accents of Latin letters and the Hindi nukta, which many people leave out.
  private static final Pattern MARKS = Pattern.compile("[\\u0300-\\u036F\\u093C]");

  private static final Pattern DEVANAGARI = Pattern.compile("\\p{IsDevanagari}+");

  /// Stands for the vowel that each Hindi consonant carries unless a sign says otherwise.
  private static final char INHERENT = '\u0259';

  private static final char VIRAMA = '\u094D';

  private static final Map<Character, String> VOWELS =
      letters("अ a आ a इ i ई i उ u ऊ u ऋ ri ए e ऐ ai ओ o औ au ऑ o ऍ e");

  private static final Map<Character, String> SIGNS =
      letters("ा a ि i ी i ु u ू u ृ ri े e ै ai ो o ौ au ॉ o ॅ e");

  private static final Map<Character, String> NASALS = letters("ं n ँ n ः h");

  private static final Map<Character, String> CONSONANTS =
      letters(
          "क k ख kh ग g घ gh ङ n च ch छ ch ज j झ jh ञ n ट t ठ th ड d ढ dh ण n त t थ th द d ध dh न n"
              + " प p फ f ब b भ bh म m य y र r ल l व v श sh ष sh स s ह h ळ l");

  /// Spellings that stand for one sound when Hindi is written in Latin letters, longest first.
  private static final String[][] ONE_SOUND = {
    {"chh", "ch"},
    {"ph", "f"},
    {"aa", "a"},
    {"ee", "i"},
    {"ii", "i"},
    {"oo", "u"},
    {"uu", "u"},
    {"ck", "k"},
    {"w", "v"},
    {"z", "j"},
    {"q", "k"},
    {"x", "ks"}
  };

  private SearchWords() {}

  /// Words of a text in its order, each as often as it stands.
  static List<String> of(String text) {
    String plain = MARKS.matcher(Normalizer.normalize(text, Normalizer.Form.NFD)).replaceAll("");
    return BETWEEN_WORDS
        .splitAsStream(plain.toLowerCase(Locale.ROOT))
        .filter(word -> !word.isEmpty())
        .map(word -> word.length() > MAX_LETTERS ? word.substring(0, MAX_LETTERS) : word)
        .toList();
  }

  /// How the Hindi words of a text sound in Latin letters, such as `chaval` for चावल; each once.
  static Set<String> sounds(String hindi) {
    Set<String> sounds = new LinkedHashSet<>();
    for (String word : of(hindi)) {
      if (DEVANAGARI.matcher(word).matches()) {
        String sound = sound(latin(word));
        sounds.add(sound.length() > MAX_LETTERS ? sound.substring(0, MAX_LETTERS) : sound);
      }
    }
    sounds.remove("");
    return sounds;
  }

  /// One spelling for all that sound alike: `chawal`, `chaawal` and `chaval` are one.
  static String sound(String latin) {
    String text = latin;
    for (String[] pair : ONE_SOUND) {
      text = text.replace(pair[0], pair[1]);
    }
    StringBuilder sound = new StringBuilder();
    for (int i = 0; i < text.length(); i++) {
      if (i == 0 || text.charAt(i) != text.charAt(i - 1)) {
        sound.append(text.charAt(i));
      }
    }
    return sound.toString();
  }

  /// Letter by letter, then without the vowels that are not spoken.
  private static String latin(String word) {
    List<String> letters = new ArrayList<>();
    for (int i = 0; i < word.length(); i++) {
      char c = word.charAt(i);
      String consonant = CONSONANTS.get(c);
      if (consonant != null) {
        letters.add(consonant);
        letters.add(String.valueOf(INHERENT));
      } else if (c == VIRAMA || SIGNS.containsKey(c)) {
        if (!letters.isEmpty() && isInherent(letters.getLast())) {
          letters.removeLast();
        }
        letters.add(SIGNS.getOrDefault(c, ""));
      } else {
        letters.add(VOWELS.getOrDefault(c, NASALS.getOrDefault(c, "")));
      }
    }
    letters.removeIf(String::isEmpty);
    return spoken(letters);
  }

  /// The inherent vowel is silent at the end of a word, and between vowel-consonant and
  /// consonant-vowel: नमक is namak, बासमती is basmati.
  private static String spoken(List<String> letters) {
    if (letters.size() > 2 && isInherent(letters.getLast())) {
      letters.removeLast();
    }
    for (int i = 2; i < letters.size() - 2; i++) {
      if (isInherent(letters.get(i))
          && isVowel(letters.get(i - 2))
          && !isVowel(letters.get(i + 1))
          && isVowel(letters.get(i + 2))) {
        letters.remove(i);
      }
    }
    return String.join("", letters).replace(INHERENT, 'a');
  }

  private static boolean isInherent(String letter) {
    return letter.charAt(0) == INHERENT;
  }

  private static boolean isVowel(String letter) {
    return letter.equals("ri") || "aeiou\u0259".indexOf(letter.charAt(0)) >= 0;
  }

  private static Map<Character, String> letters(String pairs) {
    Map<Character, String> letters = new HashMap<>();
    String[] words = pairs.split(" ", -1);
    for (int i = 0; i < words.length; i += 2) {
      letters.put(words[i].charAt(0), words[i + 1]);
    }
    return Map.copyOf(letters);
  }
}
