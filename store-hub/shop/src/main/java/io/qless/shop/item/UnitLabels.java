package io.qless.shop.item;

import io.qless.shop.item.gs1.CodeFault;
import io.qless.shop.item.gs1.Element;
import io.qless.shop.item.gs1.Gs1Date;
import io.qless.shop.money.Money;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Goods from a GS1 message: the article of AI 01 and what the label tells of this unit.
final class UnitLabels {

  /// ISO 4217 number of the rupee.
  private static final String RUPEE = "356";

  /// A pound is 453.59237 g exactly (international yard and pound agreement, 1959).
  private static final long HUNDRED_THOUSANDTH_GRAMS_PER_POUND = 45_359_237;

  /// The last digit of a four-digit AI tells its decimals, 0 to 9.
  private static final long[] POWERS = {
    1, 10, 100, 1_000, 10_000, 100_000, 1_000_000, 10_000_000, 100_000_000, 1_000_000_000
  };

  private UnitLabels() {}

  /// A number that stands alone. One of variable measure is no article without its measure.
  static CodeReading number(Gtin gtin) {
    return gtin.isVariableMeasure()
        ? noMeasure(1)
        : new CodeReading.Goods(new ItemCode.Piece(gtin, ItemCode.UnitMark.NONE));
  }

  static CodeReading message(List<Element> elements, LocalDate today) {
    Map<String, Element> byAi = new HashMap<>();
    elements.forEach(element -> byAi.put(element.ai(), element));
    Element number = byAi.get("01");
    if (number == null) {
      return fault(
          CodeFault.Code.NO_ARTICLE, "01", 1, "the message has no AI 01: it is not on goods");
    }
    Gtin gtin = new Gtin(number.value());
    if (gtin.isInStore()) {
      return fault(
          CodeFault.Code.IN_STORE_PREFIX,
          "01",
          number.at(),
          "AI 01 at " + number.at() + " holds an in-store number");
    }
    ItemCode.UnitMark unit = unit(byAi, today);
    if (!gtin.isVariableMeasure()) {
      return new CodeReading.Goods(new ItemCode.Piece(gtin, unit));
    }
    Weight net = elements.stream().flatMap(e -> grams(e).stream()).findFirst().orElse(Weight.ZERO);
    Optional<Element> price =
        elements.stream()
            .filter(e -> e.ai().startsWith("392") || e.ai().startsWith("393"))
            .findFirst();
    if (price.isPresent()) {
      return priced(gtin, price.get(), net, unit);
    }
    return net.grams() > 0
        ? new CodeReading.Goods(new ItemCode.Weighed(gtin, net, unit))
        : noMeasure(number.at());
  }

  private static ItemCode.UnitMark unit(Map<String, Element> byAi, LocalDate today) {
    Element useBy = byAi.get("17");
    Element bestBefore = byAi.get("15");
    Element expires = byAi.get("7003");
    return new ItemCode.UnitMark(
        value(byAi, "10"),
        useBy == null ? LocalDate.MAX : Gs1Date.day(useBy.value(), today),
        value(byAi, "21"),
        bestBefore == null ? LocalDate.MAX : Gs1Date.day(bestBefore.value(), today),
        expires == null ? LocalDateTime.MAX : Gs1Date.minute(expires.value(), today));
  }

  private static String value(Map<String, Element> byAi, String ai) {
    Element element = byAi.get(ai);
    return element == null ? "" : element.value();
  }

  private static CodeReading priced(Gtin gtin, Element price, Weight net, ItemCode.UnitMark unit) {
    boolean withCurrency = price.ai().startsWith("393");
    if (withCurrency && !price.value().startsWith(RUPEE)) {
      return fault(
          CodeFault.Code.CURRENCY,
          price.ai(),
          price.at(),
          "AI " + price.ai() + " at " + price.at() + " tells a price that is not in rupees");
    }
    long number = Long.parseLong(withCurrency ? price.value().substring(3) : price.value());
    int decimals = price.decimals();
    long unitsPerPaisa = decimals <= 2 ? 1 : POWERS[decimals - 2];
    long paise = decimals <= 2 ? number * POWERS[2 - decimals] : number / unitsPerPaisa;
    if (paise == 0 || paise > ItemCode.Priced.MAX_PAISE || number % unitsPerPaisa != 0) {
      return fault(
          CodeFault.Code.VALUE,
          price.ai(),
          price.at(),
          "AI " + price.ai() + " at " + price.at() + " tells no price of a label in whole paise");
    }
    return new CodeReading.Goods(new ItemCode.Priced(gtin, Money.paise(paise), net, unit));
  }

  /// The net weight of AI 310n or 320n to the nearest gram; empty for any other AI and for none.
  private static Optional<Weight> grams(Element element) {
    long divisor;
    long grams;
    if (element.ai().startsWith("310")) {
      divisor = POWERS[element.decimals()];
      grams = Long.parseLong(element.value()) * 1_000;
    } else if (element.ai().startsWith("320")) {
      divisor = POWERS[element.decimals()] * 100_000;
      grams = Long.parseLong(element.value()) * HUNDRED_THOUSANDTH_GRAMS_PER_POUND;
    } else {
      return Optional.empty();
    }
    long rounded = (grams + divisor / 2) / divisor;
    return rounded > 0 ? Optional.of(Weight.grams(rounded)) : Optional.empty();
  }

  private static CodeReading noMeasure(int at) {
    return fault(
        CodeFault.Code.NO_MEASURE,
        "01",
        at,
        "AI 01 names goods of variable measure, but weight and price are missing");
  }

  private static CodeReading fault(CodeFault.Code code, String ai, int at, String detail) {
    return CodeReading.unreadable(new CodeFault(code, ai, at, detail));
  }
}
