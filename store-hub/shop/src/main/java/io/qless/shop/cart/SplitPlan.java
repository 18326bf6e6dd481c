package io.qless.shop.cart;

import io.qless.shop.money.Money;
import io.qless.shop.money.Split;
import io.qless.shop.pricing.Bill;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// How several people share a bill. The parts sum to what is due, to the paisa.
public sealed interface SplitPlan {

  /// As many payers as may shop together.
  int MAX_SHARES = Cart.MAX_PARTICIPANTS;

  /// All pay the same; odd paise fall on the first.
  ///
  /// @param shares how many; the phones of the trip take the first ones, the trolley shows the rest
  record Equally(int shares) implements SplitPlan {}

  /// All pay for what they put into the cart or wished for; discounts, empties and points of the
  /// whole bill are borne in proportion.
  record ByContributor() implements SplitPlan {}

  /// As the payers agreed.
  record Amounts(List<Part> parts) implements SplitPlan {
    public Amounts {
      parts = List.copyOf(parts);
    }
  }

  /// Who pays how much.
  record Part(Source payer, Money amount) {}

  /// What each one pays by this plan; empty if it can't be split so.
  static List<Part> parts(SplitPlan plan, Cart cart, Quote quote) {
    List<Part> parts =
        switch (plan) {
          case Equally equal -> equally(cart, quote.due(), equal.shares());
          case ByContributor contributors -> contributions(cart, quote);
          case Amounts amounts -> amounts.parts();
        };
    Money sum = parts.stream().map(Part::amount).reduce(Money.ZERO, Money::plus);
    boolean good =
        parts.size() >= 2
            && parts.size() <= MAX_SHARES
            && sum.equals(quote.due())
            && parts.stream().allMatch(part -> isPayable(cart, part));
    return good ? List.copyOf(parts) : List.of();
  }

  private static boolean isPayable(Cart cart, Part part) {
    return part.amount().compareTo(PointsTender.LEAST_LEFT) >= 0
        && (part.payer().equals(Source.TROLLEY) || isOf(cart, part.payer()));
  }

  private static boolean isOf(Cart cart, Source phone) {
    return phone.kind() == Source.Kind.PHONE && cart.has(phone.id());
  }

  private static List<Part> equally(Cart cart, Money due, int shares) {
    if (shares < 1 || shares > MAX_SHARES) {
      return List.of();
    }
    List<Money> amounts = Split.inProportion(due, java.util.Collections.nCopies(shares, 1L));
    List<Part> parts = new ArrayList<>();
    for (int i = 0; i < shares; i++) {
      Source payer =
          i < cart.participants().size()
              ? Source.phone(cart.participants().get(i).id())
              : Source.TROLLEY;
      parts.add(new Part(payer, amounts.get(i)));
    }
    return parts;
  }

  /// What each contributor's goods come to, the trolley's last. Who put in nothing pays nothing.
  static List<Part> contributions(Cart cart, Quote quote) {
    Map<Source, Long> net = new TreeMap<>();
    for (LineItem item : cart.lines()) {
      quote.bill().lines().stream()
          .filter(line -> line.id().equals(item.id()))
          .findFirst()
          .ifPresent(line -> share(cart, item, line, quote.bill().deposit(line), net));
    }
    net.values().removeIf(sum -> sum == 0);
    if (net.isEmpty()) {
      return List.of();
    }
    List<Source> payers = new ArrayList<>(net.keySet());
    List<Money> amounts = Split.inProportion(quote.due(), List.copyOf(net.values()));
    List<Part> parts = new ArrayList<>();
    for (int i = 0; i < payers.size(); i++) {
      parts.add(new Part(payers.get(i), amounts.get(i)));
    }
    return parts;
  }

  private static void share(
      Cart cart, LineItem item, Bill.Line line, Money deposit, Map<Source, Long> net) {
    Money whole = line.net().plus(deposit);
    switch (item) {
      case LineItem.Loose loose ->
          net.merge(payer(cart, loose.by()), whole.minor(), Math::addExact);
      case LineItem.Pieces pieces -> {
        List<Money> amounts =
            Split.inProportion(
                whole, pieces.shares().stream().map(share -> (long) share.pieces()).toList());
        for (int i = 0; i < amounts.size(); i++) {
          net.merge(
              payer(cart, pieces.shares().get(i).by()), amounts.get(i).minor(), Math::addExact);
        }
      }
    }
  }

  /// What staff scanned is for whoever holds the trolley.
  private static Source payer(Cart cart, Source by) {
    return isOf(cart, by) ? by : Source.TROLLEY;
  }
}
