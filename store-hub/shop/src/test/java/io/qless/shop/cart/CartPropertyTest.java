package io.qless.shop.cart;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.qless.shop.TestShelf;
import io.qless.shop.catalogue.Article;
import io.qless.shop.pricing.Pricing;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/// The laws of the fold over random trips. A failing run names its seed.
class CartPropertyTest {

  private static final int RUNS = 120;
  private static final List<Article> GOODS =
      List.of(TestShelf.MILK, TestShelf.BREAD, TestShelf.SOAP, TestShelf.BEER);
  private static final Source ANNA = Source.phone("anna");
  private static final Source RAVI = Source.attendant("ravi");

  @Test
  void duplicationReorderingAndLossWithResendGiveTheSameCart() {
    for (int seed = 0; seed < RUNS; seed++) {
      Random random = new Random(seed);
      Map<Source, List<NumberedCommand>> sent = new HashMap<>();
      sent.put(Source.TROLLEY, trolleyCommands(random));
      sent.put(ANNA, phoneCommands(random));

      Trip straight = Trip.started(TestShelf.withOffers());
      sent.getOrDefault(Source.TROLLEY, List.of()).forEach(straight::take);
      sent.getOrDefault(ANNA, List.of()).forEach(straight::take);
      Trip rough = Trip.started(TestShelf.withOffers());
      deliverRoughly(random, sent, rough);
      assertEquals(contents(straight.cart()), contents(rough.cart()), "seed " + seed);
      assertEquals(straight.cart().heard(), rough.cart().heard(), "seed " + seed);
      assertEquals(
          Pricing.bill(straight.cart(), TestShelf.withOffers().offers(), Trip.NOON),
          Pricing.bill(rough.cart(), TestShelf.withOffers().offers(), Trip.NOON),
          "seed " + seed);
    }
  }

  @Test
  void revisionsAreGaplessAndNothingGoesBelowZero() {
    for (int seed = 0; seed < RUNS; seed++) {
      Trip trip = randomTrip(new Random(seed));
      for (int i = 0; i < trip.journal().size(); i++) {
        assertEquals(i + 1, trip.journal().get(i).revision(), "seed " + seed);
      }
      for (LineItem line : trip.cart().lines()) {
        assertTrue(line.extendedPrice().minor() > 0, "seed " + seed);
      }
    }
  }

  @Test
  void foldOfAPrefixPlusTheRestEqualsTheWhole() {
    for (int seed = 0; seed < RUNS; seed++) {
      Random random = new Random(seed);
      Trip trip = randomTrip(random);
      int cut = random.nextInt(trip.journal().size() + 1);
      Cart begin = Cart.begin(trip.cart().session());
      Cart prefix = begin.applyAll(trip.journal().subList(0, cut));
      Cart whole = prefix.applyAll(trip.journal().subList(cut, trip.journal().size()));
      assertEquals(trip.cart(), whole, "seed " + seed);
    }
  }

  private static Trip randomTrip(Random random) {
    Trip trip = Trip.started(TestShelf.withOffers());
    for (int i = 0; i < 40; i++) {
      Source source = List.of(Source.TROLLEY, Source.TROLLEY, ANNA, RAVI).get(random.nextInt(4));
      trip.by(source, anyCommand(random, trip.cart()));
    }
    return trip;
  }

  private static Command anyCommand(Random random, Cart cart) {
    LineId line =
        cart.lines().isEmpty()
            ? new LineId("nothing")
            : cart.lines().get(random.nextInt(cart.lines().size())).id();
    return switch (random.nextInt(9)) {
      case 0 -> new Command.VoidLine(line, random.nextInt(4));
      case 1 -> new Command.AddWish(any(random).id(), 1 + random.nextInt(3));
      case 2 -> new Command.DropWish(any(random).id());
      case 3 -> new Command.ApplyCoupon(random.nextBoolean() ? "TEN" : "NONE");
      case 4 -> Trip.label(1 + random.nextInt(2_000));
      case 5 -> new Command.CallAssist();
      default -> Trip.scanOf(any(random));
    };
  }

  /// Scans and voids of what the trolley itself put in: what it does commutes with what the phones
  /// wish.
  private static List<NumberedCommand> trolleyCommands(Random random) {
    Trip alone = Trip.started(TestShelf.withOffers());
    List<NumberedCommand> commands = new ArrayList<>();
    for (int i = 0; i < 25; i++) {
      Command command =
          random.nextInt(4) == 0 && !alone.cart().lines().isEmpty()
              ? new Command.VoidLine(alone.cart().lines().getFirst().id(), 1)
              : random.nextInt(5) == 0
                  ? Trip.label(1 + random.nextInt(900))
                  : Trip.scanOf(random.nextBoolean() ? TestShelf.MILK : TestShelf.SOAP);
      NumberedCommand numbered =
          new NumberedCommand(
              Source.TROLLEY, alone.cart().heardFrom(Source.TROLLEY) + 1, Trip.NOON, command);
      commands.add(numbered);
      alone.take(numbered);
    }
    return commands;
  }

  /// Wishes for what the trolley never scans, so that their order against scans does not matter.
  private static List<NumberedCommand> phoneCommands(Random random) {
    List<NumberedCommand> commands = new ArrayList<>();
    for (int i = 1; i <= 10; i++) {
      commands.add(
          new NumberedCommand(
              ANNA,
              i,
              Trip.NOON,
              new Command.AddWish(TestShelf.BREAD.id(), 1 + random.nextInt(2))));
    }
    return commands;
  }

  /// Each source sends again from what was heard; messages are lost, doubled and mixed between
  /// sources.
  private static void deliverRoughly(
      Random random, Map<Source, List<NumberedCommand>> sent, Trip trip) {
    List<Source> sources = sent.keySet().stream().sorted(Comparator.naturalOrder()).toList();
    for (int rounds = 0; rounds < 10_000 && !allHeard(sent, trip.cart()); rounds++) {
      List<NumberedCommand> queue =
          sent.getOrDefault(sources.get(random.nextInt(sources.size())), List.of());
      NumberedCommand any = queue.get(random.nextInt(queue.size()));
      if (random.nextInt(3) > 0) {
        trip.take(any);
      }
    }
    assertTrue(allHeard(sent, trip.cart()), "delivery never finished");
  }

  private static boolean allHeard(Map<Source, List<NumberedCommand>> sent, Cart cart) {
    return sent.entrySet().stream()
        .allMatch(e -> cart.heardFrom(e.getKey()) == e.getValue().getLast().number());
  }

  private static List<String> contents(Cart cart) {
    List<String> contents = new ArrayList<>();
    cart.lines().forEach(line -> contents.add(line.toString()));
    cart.wishes().forEach(wish -> contents.add(wish.toString()));
    contents.sort(Comparator.naturalOrder());
    return contents;
  }

  private static Article any(Random random) {
    return GOODS.get(random.nextInt(GOODS.size()));
  }
}
