package io.qless.shop.item;

import io.qless.shop.item.LabelTemplate.Field;
import io.qless.shop.item.LabelTemplate.Kind;
import io.qless.shop.item.gs1.CodeFault;
import io.qless.shop.money.Money;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// All label templates of a store. Reads the in-store numbers that fit one; a label that fits none
/// is refused and never guessed.
public final class LabelTemplates {

  /// A store without counter scales.
  public static final LabelTemplates NONE = new LabelTemplates(List.of());

  private final List<LabelTemplate> longestFirst;

  /// Where two templates fit, the one with the longer prefix counts.
  public LabelTemplates(List<LabelTemplate> templates) {
    longestFirst =
        templates.stream()
            .sorted(
                Comparator.comparingInt((LabelTemplate template) -> -template.prefix().length())
                    .thenComparing(LabelTemplate::id))
            .toList();
  }

  /// What a label says.
  ///
  /// @param ean13 13 digits with the right check digit
  CodeReading read(String ean13) {
    return longestFirst.stream()
        .filter(template -> ean13.startsWith(template.prefix()))
        .findFirst()
        .map(template -> read(template, ean13))
        .orElseGet(() ->
            fault(
                CodeFault.Code.IN_STORE_PREFIX,
                1,
                "in-store prefix " + ean13.substring(0, 2) + " has no meaning here"));
  }

  private static CodeReading read(LabelTemplate template, String label) {
    List<Field> fields = template.fields();
    Field value = fields.stream().filter(field -> field.kind().isValue()).findFirst().orElseThrow();
    Optional<Field> verifier = find(fields, Kind.VERIFIER);
    if (verifier.isPresent()
        && verifier.get().in(label).charAt(0) != PriceCheckDigit.of(value.in(label))) {
      return fault(
          CodeFault.Code.PRICE_CHECK_DIGIT,
          verifier.get().from() + 1,
          "the second check digit of " + label + " is wrong");
    }
    long number = Long.parseLong(value.in(label));
    if (number == 0) {
      String unit = value.kind() == Kind.GRAMS ? "0 g" : "no price";
      return fault(CodeFault.Code.VALUE, value.from() + 1, "the label " + label + " says " + unit);
    }
    Optional<Field> serial = find(fields, Kind.SLIP);
    if (serial.isPresent()) {
      return new CodeReading.Slip(
          new DepositSlip(
              template.prefix() + serial.get().in(label),
              Money.paise(value.kind() == Kind.RUPEES ? number * 100 : number)));
    }
    Plu plu = plu(find(fields, Kind.PLU).orElseThrow().in(label));
    return new CodeReading.Goods(
        switch (value.kind()) {
          case GRAMS -> new ItemCode.Weighed(plu, Weight.grams(number), ItemCode.UnitMark.NONE);
          case PRICE -> priced(plu, number);
          case RUPEES -> priced(plu, number * 100);
          case PLU, SLIP, VERIFIER, ANY, CHECK ->
              throw new IllegalStateException("no value: " + value);
        });
  }

  private static ItemCode priced(Plu plu, long paise) {
    return new ItemCode.Priced(plu, Money.paise(paise), Weight.ZERO, ItemCode.UnitMark.NONE);
  }

  /// Five digits may hold a PLU of four behind a zero.
  private static Plu plu(String digits) {
    return new Plu(digits.length() == 5 && digits.charAt(0) == '0' ? digits.substring(1) : digits);
  }

  private static Optional<Field> find(List<Field> fields, Kind kind) {
    return fields.stream().filter(field -> field.kind() == kind).findFirst();
  }

  private static CodeReading fault(CodeFault.Code code, int at, String detail) {
    return CodeReading.unreadable(new CodeFault(code, "", at, detail));
  }
}
