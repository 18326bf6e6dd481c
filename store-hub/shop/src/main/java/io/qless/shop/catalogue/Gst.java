package io.qless.shop.catalogue;

/// How an article is taxed in India. Prices include the tax.
///
/// @param hsn code of the goods, 4 to 8 digits
/// @param basisPoints whole rate (CGST + SGST) in basis points, 0 to 10000
public record Gst(String hsn, int basisPoints) {

  public Gst {
    if (!hsn.matches("[0-9]{4,8}")) {
      throw new IllegalArgumentException("an HSN code has 4 to 8 digits: \"" + hsn + '"');
    }
    if (basisPoints < 0 || basisPoints > 10_000) {
      throw new IllegalArgumentException("a GST rate is 0 to 10000 basis points: " + basisPoints);
    }
  }
}
