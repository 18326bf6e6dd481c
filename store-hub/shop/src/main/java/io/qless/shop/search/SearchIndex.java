package io.qless.shop.search;

import io.qless.shop.catalogue.Article;
import io.qless.shop.catalogue.LocalText;
import io.qless.shop.item.ArticleId;
import io.qless.shop.item.Gtin;
import io.qless.shop.item.Plu;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.function.Consumer;

/// Finds articles by words of their English or Hindi name, brand or category: whole words, their
/// beginnings, words with a typing error, Hindi words written in Latin letters, and other words for
/// the same thing. Immutable, for any thread; about 150 bytes of heap for each article.
///
/// Most articles stand in one large part. What changed since it was made stands in a small one, so
/// that a new revision does not cost a new index; a price is not in it at all.
public final class SearchIndex {

  /// Words of one question; the rest is not looked at.
  private static final int MAX_WORDS = 6;

  /// Letters from which on a word may hold a typing error; shorter ones would fit anything.
  private static final int ONE_ERROR_FROM_LETTERS = 4;

  private static final int TWO_ERRORS_FROM_LETTERS = 8;

  /// Letters from which on a sound is looked for; what is left of `qqqq` would be the beginning of
  /// too much.
  private static final int SOUND_FROM_LETTERS = 3;

  /// Changed articles in a catalogue of any size that are worth no new index: a question looks
  /// through their words in well under a millisecond.
  private static final int FEW_CHANGES = 500;

  private static final long PER_PLU_DIGIT = 100_000;

  /// In a large catalogue a twentieth may have changed.
  private static final int PART_THAT_MAY_CHANGE = 20;

  private static final Comparator<Hit> BEST_FIRST =
      Comparator.comparingInt((Hit hit) -> -hit.score())
          .thenComparingInt(hit -> hit.entry().nameWords())
          .thenComparingInt(hit -> hit.entry().nameLetters())
          .thenComparingLong(hit -> Math.abs(hit.entry().key()))
          .thenComparingLong(hit -> hit.entry().key());

  private final Part large;
  private final Part changed;
  private final BitSet outdated;

  /// @param articles all that is on sale
  public SearchIndex(Collection<Article> articles) {
    this(new Part(articles.stream().map(Wording::of).toList()), new Part(List.of()), new BitSet());
  }

  /// An index of articles that are told one after the other; none of them is kept, only its words.
  public static SearchIndex reading(Consumer<Consumer<Article>> articles) {
    List<Wording> wordings = new ArrayList<>();
    articles.accept(article -> wordings.add(Wording.of(article)));
    return new SearchIndex(new Part(wordings), new Part(List.of()), new BitSet());
  }

  private SearchIndex(Part large, Part changed, BitSet outdated) {
    this.large = large;
    this.changed = changed;
    this.outdated = outdated;
  }

  /// What was found.
  ///
  /// @param articles one page, the best first
  /// @param total articles that fit as well, on all pages
  public record Found(List<ArticleId> articles, int total) {
    public Found {
      articles = List.copyOf(articles);
    }
  }

  /// This index with changes on top; empty if so much changed that a new one is due.
  ///
  /// @param set articles that are new or different
  /// @param gone articles no longer on sale
  public Optional<SearchIndex> next(Collection<Article> set, Collection<ArticleId> gone) {
    List<Wording> reworded =
        set.stream().map(Wording::of).filter(wording -> !holds(wording)).toList();
    Set<ArticleId> touched = new HashSet<>(gone);
    reworded.forEach(wording -> touched.add(wording.id()));
    if (touched.isEmpty()) {
      return Optional.of(this);
    }
    List<Wording> recent = new ArrayList<>(reworded);
    for (Entry entry : changed.entries) {
      if (!touched.contains(entry.wording().id())) {
        recent.add(entry.wording());
      }
    }
    BitSet old = BitSet.valueOf(outdated.toLongArray());
    touched.forEach(id -> large.place(id).ifPresent(old::set));
    int limit = Math.max(FEW_CHANGES, large.entries.length / PART_THAT_MAY_CHANGE);
    return recent.size() + old.cardinality() > limit
        ? Optional.empty()
        : Optional.of(new SearchIndex(large, new Part(recent), old));
  }

  /// Whether this very wording is in the index; a new price is no new wording.
  private boolean holds(Wording wording) {
    Optional<Entry> entry = changed.place(wording.id()).map(place -> changed.entries[place]);
    if (entry.isEmpty()) {
      entry =
          large
              .place(wording.id())
              .filter(place -> !outdated.get(place))
              .map(place -> large.entries[place]);
    }
    return entry.map(Entry::wording).filter(wording::equals).isPresent();
  }

  /// The articles that fit best, the best first. Those that fit all words hide those that fit some.
  ///
  /// @param others other words for a word, see [io.qless.shop.catalogue.StoreRule.Synonyms]
  /// @param from how many of the best are passed over
  public Found find(String typed, Map<String, Set<String>> others, int from, int limit) {
    Fits inLarge = new Fits(large, outdated);
    Fits inChanged = new Fits(changed, new BitSet());
    for (Asked word : question(typed, others)) {
      int errors = word.errors();
      int fits = inLarge.ask(word, errors) + inChanged.ask(word, errors);
      if (fits == 0 && word.mayHaveMoreErrors()) {
        inLarge.ask(word, errors + 1);
        inChanged.ask(word, errors + 1);
      }
    }
    int most = Math.max(inLarge.most(), inChanged.most());
    if (most == 0) {
      return new Found(List.of(), 0);
    }
    Best best = new Best(from + limit);
    inLarge.collect(most, best);
    inChanged.collect(most, best);
    return new Found(best.from(from), best.seen);
  }

  private static List<Asked> question(String typed, Map<String, Set<String>> others) {
    List<String> words = SearchWords.of(typed).stream().distinct().limit(MAX_WORDS).toList();
    List<Asked> question = new ArrayList<>();
    for (int i = 0; i < words.size(); i++) {
      String word = words.get(i);
      Set<String> alike = new LinkedHashSet<>(others.getOrDefault(word, Set.of()));
      String sound = SearchWords.sound(word);
      if (sound.length() >= SOUND_FROM_LETTERS) {
        alike.add(sound);
      }
      alike.remove(word);
      question.add(new Asked(word, alike, i == words.size() - 1));
    }
    return question;
  }

  /// A word of a question.
  ///
  /// @param others other words for the same thing, and one spelling for all that sound alike
  /// @param isLast whether somebody may still be typing it
  private record Asked(String word, Set<String> others, boolean isLast) {
    int errors() {
      return word.length() < ONE_ERROR_FROM_LETTERS
          ? 0
          : word.length() < TWO_ERRORS_FROM_LETTERS ? 1 : 2;
    }

    /// Asked again if nothing at all fits.
    boolean mayHaveMoreErrors() {
      return errors() == 1 && word.length() > ONE_ERROR_FROM_LETTERS;
    }
  }

  /// What of an article is looked for. The rest of it is not kept alive here, as a trolley has its
  /// articles on disk.
  private record Wording(ArticleId id, LocalText name, String brand, String category) {
    static Wording of(Article article) {
      return new Wording(article.id(), article.name(), article.brand(), article.category());
    }
  }

  /// An article as the index knows it.
  private record Entry(Wording wording, long key, int nameWords, int nameLetters) {
    static Entry of(Wording wording) {
      String name = wording.name().en();
      return new Entry(wording, keyOf(wording.id()), SearchWords.of(name).size(), name.length());
    }
  }

  /// Numbers sort and compare faster than texts; PLUs of 4 and of 5 digits are kept apart although
  /// both may begin with zeros.
  private static long keyOf(ArticleId id) {
    return switch (id) {
      case Gtin gtin -> gtin.key();
      case Plu plu -> -(plu.digits().length() * PER_PLU_DIGIT + Long.parseLong(plu.digits()));
    };
  }

  private record Hit(Entry entry, int score) {}

  /// The best of many hits, the worst of them on top. Used by one thread.
  private static final class Best {
    private final PriorityQueue<Hit> kept = new PriorityQueue<>(BEST_FIRST.reversed());
    private final int most;
    private int seen;

    Best(int most) {
      this.most = most;
    }

    void add(Hit hit) {
      seen++;
      kept.add(hit);
      if (kept.size() > most) {
        kept.poll();
      }
    }

    List<ArticleId> from(int first) {
      return kept.stream()
          .sorted(BEST_FIRST)
          .skip(first)
          .map(hit -> hit.entry().wording().id())
          .toList();
    }
  }

  /// Articles and their words.
  private static final class Part {

    /// How much a word says, by where it stands; kept with each place.
    private static final int IN_NAME = 4;

    private static final int IN_BRAND = 3;
    private static final int IN_CATEGORY = 2;
    private static final int WEIGHT_BITS = 3;

    private final Entry[] entries;
    private final long[] keys;
    private final WordList words;

    Part(Collection<Wording> articles) {
      entries =
          articles.stream()
              .map(Entry::of)
              .sorted(Comparator.comparingLong(Entry::key))
              .toArray(Entry[]::new);
      keys = Arrays.stream(entries).mapToLong(Entry::key).toArray();
      WordList.Builder builder = new WordList.Builder();
      for (int place = 0; place < entries.length; place++) {
        Wording article = entries[place].wording();
        Set<String> said = new HashSet<>();
        add(builder, place, IN_NAME, SearchWords.of(article.name().en()), said);
        add(builder, place, IN_NAME, SearchWords.of(article.name().hi()), said);
        add(builder, place, IN_NAME, SearchWords.sounds(article.name().hi()), said);
        add(builder, place, IN_BRAND, SearchWords.of(article.brand()), said);
        add(builder, place, IN_CATEGORY, SearchWords.of(article.category()), said);
      }
      words = builder.build();
    }

    private static void add(
        WordList.Builder builder,
        int place,
        int weight,
        Collection<String> words,
        Set<String> said) {
      for (String word : words) {
        if (said.add(word)) {
          builder.add(word, place << WEIGHT_BITS | weight);
        }
      }
    }

    Optional<Integer> place(ArticleId id) {
      int place = Arrays.binarySearch(keys, keyOf(id));
      return place < 0 ? Optional.empty() : Optional.of(place);
    }
  }

  /// How well each article of a part fits one question. Used by one thread.
  private static final class Fits {
    private final Part part;
    private final BitSet without;
    private final int[] scores;
    private final byte[] words;
    private final int[] ofWord;
    private final int[] touched;
    private int count;

    /// @param without places that no longer hold
    Fits(Part part, BitSet without) {
      this.part = part;
      this.without = without;
      scores = new int[part.entries.length];
      words = new byte[part.entries.length];
      ofWord = new int[part.entries.length];
      touched = new int[part.entries.length];
    }

    /// Looks for one word more.
    ///
    /// @return how many articles fit it
    int ask(Asked asked, int errors) {
      count = 0;
      String word = asked.word();
      part.words.beginnings(word, (place, fit) -> raise(place, weight(fit)));
      for (String other : asked.others()) {
        part.words.beginnings(other, (place, fit) -> raise(place, weight(fit) - 1));
      }
      if (errors > 0) {
        part.words.nearby(
            word,
            errors,
            asked.isLast() && word.length() > ONE_ERROR_FROM_LETTERS,
            (place, fit) -> raise(place, weight(fit)));
      }
      for (int i = 0; i < count; i++) {
        int place = touched[i];
        scores[place] += ofWord[place];
        words[place]++;
        ofWord[place] = 0;
      }
      return count;
    }

    private static int weight(WordList.Fit fit) {
      return switch (fit) {
        case WHOLE -> 12;
        case NEARLY_WHOLE -> 9;
        case BEGINNING -> 8;
        case ONE_ERROR -> 6;
        case BEGINNING_WITH_ERROR -> 4;
        case TWO_ERRORS -> 3;
      };
    }

    private void raise(int at, int weight) {
      int place = at >> Part.WEIGHT_BITS;
      int score = weight * (at & (1 << Part.WEIGHT_BITS) - 1);
      if (without.get(place)) {
        return;
      }
      if (ofWord[place] == 0) {
        touched[count] = place;
        count++;
      }
      ofWord[place] = Math.max(ofWord[place], score);
    }

    int most() {
      int most = 0;
      for (byte fits : words) {
        most = Math.max(most, fits);
      }
      return most;
    }

    void collect(int wordsThatFit, Best best) {
      for (int place = 0; place < words.length && wordsThatFit > 0; place++) {
        if (words[place] == wordsThatFit) {
          best.add(new Hit(part.entries[place], scores[place]));
        }
      }
    }
  }
}
