package io.qless.fleet;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/// What the sample store sells to anybody without a word: goods that need no look at an age and
/// that a hand can carry.
///
/// @param pieces with their code and weight
/// @param loose numbers of goods that the counter scale weighs
public record ShelfGoods(List<Taken> pieces, List<String> loose) {

  private static final int CODE = 0;
  private static final int SOLD_BY = 5;
  private static final int WEIGHT = 10;
  private static final int MIN_AGE = 12;
  private static final int SALE_STOP = 14;
  private static final int BATCH_MRPS = 17;
  private static final int HEAVIEST_GRAMS = 2_000;

  /// Lighter ones are below what a rolling trolley's scale notices for sure.
  private static final int LIGHTEST_GRAMS = 60;

  /// One in a hand.
  ///
  /// @param code what the scanner reads
  public record Taken(String code, int grams, boolean weighed) {}

  public ShelfGoods {
    pieces = List.copyOf(pieces);
    loose = List.copyOf(loose);
  }

  /// @param home the clone
  public static ShelfGoods ofSampleStore(Path home) {
    List<Taken> pieces = new ArrayList<>();
    List<String> loose = new ArrayList<>();
    try {
      for (String row :
          Files.readAllLines(home.resolve("deploy/sample-store/articles.csv")).stream()
              .skip(1)
              .toList()) {
        List<String> cells = List.of(row.split(",", -1));
        if (row.contains("\"") || !cells.get(MIN_AGE).isEmpty()) {
          continue; // a quoted comma would shift the columns
        }
        if ("kg".equals(cells.get(SOLD_BY))) {
          loose.add(cells.get(CODE).replace("plu:", ""));
        } else if (cells.get(CODE).matches("[0-9]{13}") && isPlain(cells)) {
          pieces.add(new Taken(cells.get(CODE), Integer.parseInt(cells.get(WEIGHT)), false));
        }
      }
    } catch (IOException cause) {
      throw new UncheckedIOException("reading the sample store", cause);
    }
    return new ShelfGoods(pieces, loose);
  }

  private static boolean isPlain(List<String> cells) {
    return cells.get(SALE_STOP).isEmpty()
        && cells.get(BATCH_MRPS).isEmpty()
        && cells.get(WEIGHT).matches("[0-9]{2,4}")
        && Integer.parseInt(cells.get(WEIGHT)) <= HEAVIEST_GRAMS
        && Integer.parseInt(cells.get(WEIGHT)) >= LIGHTEST_GRAMS;
  }

  public Taken piece(Random dice) {
    return pieces.get(dice.nextInt(pieces.size()));
  }

  /// Loose goods with the label of the counter scale: 21, the number, grams, a check digit.
  public Taken weighed(Random dice) {
    int grams = dice.nextInt(250, 1_500);
    String label = "210%s%05d".formatted(loose.get(dice.nextInt(loose.size())), grams);
    int sum = 0;
    for (int i = 0; i < label.length(); i++) {
      sum += (label.charAt(i) - '0') * (i % 2 == 0 ? 1 : 3);
    }
    return new Taken(label + (10 - sum % 10) % 10, grams, true);
  }
}
