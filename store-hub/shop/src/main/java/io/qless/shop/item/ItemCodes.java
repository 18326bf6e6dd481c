package io.qless.shop.item;

import java.time.LocalDate;

/// Reads what a scanner sent as goods of a store: article numbers, PLU, the labels of the store's
/// scales and GS1 messages.
public final class ItemCodes {

  /// Decides the century of dates where nobody asks for one.
  public static final LocalDate ANY_DAY = LocalDate.EPOCH.plusYears(55);

  private ItemCodes() {}

  /// Reads a number where labels and dates do not matter, such as one typed or in a file.
  public static CodeReading parse(String aimId, String text) {
    return parse(aimId, text, LabelTemplates.NONE, ANY_DAY);
  }

  /// Reads one scan.
  ///
  /// @param aimId AIM symbology identifier such as `]E0`, empty if the scanner sends none
  /// @param text what the symbol holds
  /// @param labels what the store's scales print
  /// @param today decides the century of two-digit years
  public static CodeReading parse(
      String aimId, String text, LabelTemplates labels, LocalDate today) {
    return goods(Scans.read(aimId, text), labels, today);
  }

  /// The goods that a scan names.
  public static CodeReading goods(Scan scan, LabelTemplates labels, LocalDate today) {
    return switch (scan) {
      case Scan.Trade number -> UnitLabels.number(number.gtin());
      case Scan.InStore inStore -> labels.read(inStore.ean13());
      case Scan.Loose loose ->
          new CodeReading.Goods(new ItemCode.Piece(loose.plu(), ItemCode.UnitMark.NONE));
      case Scan.Message message -> UnitLabels.message(message.elements(), today);
      case Scan.Faulty faulty -> CodeReading.unreadable(faulty.fault());
    };
  }
}
