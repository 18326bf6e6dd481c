package io.qless.kiosk.trip;

import java.util.List;
import java.util.function.Consumer;

/// Looks goods up by what a shopper calls them, from the trolley's own catalogue and so without a
/// network. Any thread may ask and is never kept waiting; answers come later, on another thread.
public interface Finder {
  /// Who finds nothing: for screens that stand alone.
  Finder NOTHING =
      new Finder() {
        @Override
        public void find(String typed, Consumer<Answer> answer) {
          answer.accept(new Answer(typed, List.of()));
        }

        @Override
        public void withoutBarcode(Consumer<List<FoundArticle>> answer) {
          answer.accept(List.of());
        }
      };

  /// What fits a question.
  ///
  /// @param typed the question
  /// @param articles the best first
  record Answer(String typed, List<FoundArticle> articles) {
    public Answer {
      articles = List.copyOf(articles);
    }
  }

  /// Looks for what was typed so far: words in English or Hindi, or the number of loose goods. A
  /// question that a newer one overtakes is never answered.
  void find(String typed, Consumer<Answer> answer);

  /// All goods that carry no barcode, in the order of their numbers.
  void withoutBarcode(Consumer<List<FoundArticle>> answer);
}
