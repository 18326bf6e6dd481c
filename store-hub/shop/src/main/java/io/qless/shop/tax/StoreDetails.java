package io.qless.shop.tax;

import io.qless.shop.catalogue.LocalText;

/// Who sells, as the law wants it on an invoice (CGST Rules 2017, rule 46(a)).
///
/// @param name legal name as registered
/// @param address one line, its parts separated by commas
/// @param state where the store stands, and so where it supplies
/// @param gstin the store's registration in that state
/// @param fssai 14 digits of the food licence, empty for a store without food
/// @param phone for questions, may be empty
public record StoreDetails(
    LocalText name, LocalText address, StateCode state, Gstin gstin, String fssai, String phone) {

  /// Lines of a receipt: more would push the goods off the first screen.
  private static final int MAX_CHARACTERS = 160;

  public StoreDetails {
    if (!gstin.stateCode().equals(state.code())) {
      throw new IllegalArgumentException(
          "GSTIN %s is registered in state %s, the store stands in %s"
              .formatted(gstin.text(), gstin.stateCode(), state.code()));
    }
    if (!fssai.matches("([0-9]{14})?")) {
      throw new IllegalArgumentException("an FSSAI licence has 14 digits: \"" + fssai + '"');
    }
    if (!phone.matches("([+0-9][0-9 -]{5,19})?")) {
      throw new IllegalArgumentException("no telephone number: \"" + phone + '"');
    }
    for (String text : new String[] {name.en(), name.hi(), address.en(), address.hi()}) {
      if (text.length() > MAX_CHARACTERS || text.chars().anyMatch(Character::isISOControl)) {
        throw new IllegalArgumentException(
            "name and address have at most " + MAX_CHARACTERS + " characters in one line: " + text);
      }
    }
  }
}
