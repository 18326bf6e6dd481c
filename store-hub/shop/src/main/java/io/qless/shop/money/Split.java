package io.qless.shop.money;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/// Splits an amount so that the parts sum to the whole, by largest remainder.
public final class Split {

  private Split() {}

  /// Parts of `whole` in proportion to `weights` (none negative). Leftover paise go to the largest
  /// remainders, equal ones to the earlier part. If all weights are zero the parts are as equal as
  /// they can be.
  public static List<Money> inProportion(Money whole, List<Long> weights) {
    if (weights.isEmpty()) {
      throw new IllegalArgumentException("nothing to split " + whole + " over");
    }
    long sum = weights.stream().mapToLong(Long::longValue).reduce(0, Math::addExact);
    if (sum == 0) {
      return inProportion(whole, weights.stream().map(ignored -> 1L).toList());
    }
    long[] parts = new long[weights.size()];
    long[] remainders = new long[weights.size()];
    long given = 0;
    for (int i = 0; i < parts.length; i++) {
      BigInteger[] split =
          BigInteger.valueOf(Math.abs(whole.minor()))
              .multiply(BigInteger.valueOf(weights.get(i)))
              .divideAndRemainder(BigInteger.valueOf(sum));
      parts[i] = split[0].longValueExact();
      remainders[i] = split[1].longValueExact();
      given = Math.addExact(given, parts[i]);
    }
    List<Integer> byRemainder =
        IntStream.range(0, parts.length)
            .boxed()
            .sorted(Comparator.comparingLong((Integer i) -> -remainders[i]))
            .toList();
    for (int i = 0; i < Math.abs(whole.minor()) - given; i++) {
      parts[byRemainder.get(i)]++;
    }
    List<Money> result = new ArrayList<>(parts.length);
    for (long part : parts) {
      result.add(new Money(whole.isNegative() ? -part : part, whole.currency()));
    }
    return List.copyOf(result);
  }
}
