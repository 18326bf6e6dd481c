package io.qless.shop.tax;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class StoreDetailsTest {

  @Test
  void aPublishedGstinIsRight() {
    assertEquals("27", new Gstin("27AAPFU0939F1ZV").stateCode());
  }

  @Test
  void aMistypedGstinIsFound() {
    IllegalArgumentException wrong =
        assertThrows(IllegalArgumentException.class, () -> new Gstin("27AAPFU0993F1ZV"));
    assertTrue(String.valueOf(wrong.getMessage()).contains("check character"));
  }

  @Test
  void aGstinOfAnotherStateIsRefused() {
    StoreDetails store = PaidTrip.STORE;
    assertThrows(
        IllegalArgumentException.class,
        () ->
            new StoreDetails(
                store.name(), store.address(), new StateCode("27"), store.gstin(), "", ""));
  }

  @Test
  void aUnionTerritoryWithoutLegislatureTakesUtgst() {
    assertEquals("UTGST", new StateCode("38").localTax());
    assertEquals("SGST", new StateCode("07").localTax());
  }

  @Test
  void aStateThatDoesNotExistIsRefused() {
    assertThrows(IllegalArgumentException.class, () -> new StateCode("28"));
  }
}
