package io.qless.journey;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/// Something on the sample store's shelves, as a hand takes it.
///
/// @param name as on the screen, in English
/// @param code what its label makes the scanner send
/// @param grams what it weighs
public record Goods(String name, String code, int grams) {

  /// How GS1 writes a date (General Specifications, 3.4: YYMMDD).
  private static final DateTimeFormatter GS1_DATE =
      DateTimeFormatter.ofPattern("yyMMdd", Locale.ROOT);

  public static final Goods BREAD = new Goods("Brown Bread 400 g", "9520128000214", 410);
  public static final Goods NOODLES = new Goods("Masala Noodles 70 g", "9520212000717", 73);

  /// 820 g, weighed and labelled at the counter scale: 21, PLU, grams, check digit.
  public static final Goods BANANAS = new Goods("Banana Robusta", "2104011008203", 820);

  public static final Goods RICE = new Goods("Basmati Rice 1 kg", "9520135000313", 1014);
  public static final Goods OIL = new Goods("Sunflower Oil 1 l", "9520149000118", 935);
  public static final Goods GHEE = new Goods("Cow Ghee 500 ml", "9520114000419", 532);
  public static final Goods BUTTERMILK =
      new Goods("Masala Buttermilk 200 ml", "9520107001119", 212);

  /// An old batch with a printed price of ₹20.00; the shelf says ₹22.00.
  public static final Goods OLD_LASSI =
      new Goods("Sweet Lassi 200 ml", "]d2010952010700121810LS2609", 222);

  /// ₹68.00, and ₹100.00 of deposit on the can.
  public static final Goods WATER = new Goods("Drinking Water 5 l", "9520198000213", 5095);

  /// A GS1 DataMatrix with a best-before date; near it, dairy goods cost less.
  public static Goods paneer(LocalDate bestBefore) {
    return new Goods(
        "Paneer 200 g", "]d20109520114000310" + "15" + bestBefore.format(GS1_DATE) + "10PN1", 207);
  }

  /// Sold to adults only.
  public static final Goods LIGHTER = new Goods("Pocket Lighter", "9520268000211", 20);

  /// A GS1 DataMatrix of a batch that is called back.
  public static final Goods RECALLED =
      new Goods("Peanut butter, batch PB2609A", "]d2010952021200061810PB2609A", 0);
}
