package io.qless.shop.item;

import io.qless.shop.item.gs1.CodeFault;
import io.qless.shop.item.gs1.Element;
import java.util.List;

/// What a scan is, before anybody asks whether this store sells it.
public sealed interface Scan {

  /// An article number, printed alone.
  ///
  /// @param symbology the symbol, as far as it is known
  /// @param gtin the number
  /// @param addOn digits of an add-on symbol, empty if there is none
  record Trade(Symbology symbology, Gtin gtin, String addOn) implements Scan {}

  /// A number for use inside stores; only the store's templates know what it means.
  ///
  /// @param ean13 13 digits with the right check digit
  record InStore(Symbology symbology, String ean13) implements Scan {}

  /// The short code of loose goods.
  record Loose(Symbology symbology, Plu plu) implements Scan {}

  /// A GS1 message.
  ///
  /// @param form element string, bracketed text, address or message
  /// @param elements in their order
  record Message(Symbology symbology, Form form, List<Element> elements) implements Scan {
    public Message {
      elements = List.copyOf(elements);
    }
  }

  /// Nothing that a shop could sell by.
  record Faulty(Symbology symbology, CodeFault fault) implements Scan {}

  /// How a GS1 message was written.
  enum Form {
    ELEMENT_STRING,
    BRACKETED,
    DIGITAL_LINK,
    /// An envelope after ISO/IEC 15434 around an element string.
    ENVELOPE,
    /// A linear symbol and a two-dimensional one above it, read as one.
    COMPOSITE
  }
}
