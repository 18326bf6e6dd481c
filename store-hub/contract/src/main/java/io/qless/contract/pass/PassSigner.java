package io.qless.contract.pass;

import java.util.LinkedHashMap;
import java.util.Map;

/// Writes passes; only the hub has one. Any thread may call.
public final class PassSigner {

  static final String TYPE = "exit-pass+jwt";
  static final String TROLLEY = "t";
  static final String INVOICE = "inv";
  static final String AMOUNT = "amt";
  static final String ITEMS = "n";
  static final String GRAMS = "g";

  private final SigningKey key;

  /// Signs with this key.
  public PassSigner(SigningKey key) {
    this.key = key;
  }

  /// The text to show as a QR code. Each call signs anew: the texts of one pass differ, its id does
  /// not.
  public String sign(ExitPass pass) {
    Map<String, Object> claims = new LinkedHashMap<>();
    claims.put("iss", pass.store());
    claims.put("aud", audience(pass.store()));
    claims.put("sub", pass.session());
    claims.put("jti", pass.id());
    claims.put("iat", pass.issuedAt().getEpochSecond());
    claims.put("exp", pass.expiresAt().getEpochSecond());
    if (!pass.trolley().isEmpty()) {
      claims.put(TROLLEY, pass.trolley());
    }
    claims.put(INVOICE, pass.invoice());
    claims.put(AMOUNT, pass.amountPaise());
    claims.put(ITEMS, pass.itemCount());
    claims.put(GRAMS, pass.paidGrams());
    return SignedClaims.sign(key, TYPE, claims);
  }

  /// Who a pass is for: any gate of the store.
  static String audience(String store) {
    return store + "/gate";
  }
}
