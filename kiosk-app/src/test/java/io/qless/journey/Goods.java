package io.qless.journey;

/// Something on the sample store's shelves, as a hand takes it.
///
/// @param name as on the screen, in English
/// @param code what its label makes the scanner send
/// @param grams what it weighs
record Goods(String name, String code, int grams) {

  static final Goods BREAD = new Goods("Brown Bread 400 g", "9520128000214", 410);
  static final Goods NOODLES = new Goods("Masala Noodles 70 g", "9520212000717", 73);

  /// 820 g, weighed and labelled at the counter scale: 21, PLU, grams, check digit.
  static final Goods BANANAS = new Goods("Banana Robusta", "2104011008203", 820);

  static final Goods RICE = new Goods("Basmati Rice 1 kg", "9520135000313", 1014);
  static final Goods OIL = new Goods("Sunflower Oil 1 l", "9520149000118", 935);
  static final Goods GHEE = new Goods("Cow Ghee 500 ml", "9520114000419", 532);
  static final Goods BUTTERMILK = new Goods("Masala Buttermilk 200 ml", "9520107001119", 212);

  /// Sold to adults only.
  static final Goods LIGHTER = new Goods("Pocket Lighter", "9520268000211", 20);

  /// A GS1 DataMatrix of a batch that is called back.
  static final Goods RECALLED =
      new Goods("Peanut butter, batch PB2609A", "]d2010952021200061810PB2609A", 0);
}
