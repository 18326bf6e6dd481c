package io.qless.shop.item;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import io.qless.shop.RefusalCode;
import java.time.LocalDate;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ItemCodesTest {

  @Test
  void anEan13BecomesAGtin() {
    assertEquals(Gtin.of("9520000000011"), piece("]E0", "9520000000011").article());
  }

  @Test
  void shortAndLongFormsAreOneArticle() {
    assertEquals(piece("", "614141000036").article(), piece("]E0", "0614141000036").article());
  }

  @Test
  void aMisreadDigitIsRefused() {
    assertEquals(RefusalCode.CHECK_DIGIT_WRONG, refusal("]E0", "9520000000012"));
  }

  @Test
  void aWeightLabelTellsPluAndGrams() {
    String body = "210408701250";
    ItemCode code = readable("]E0", body + CheckDigit.of(body));
    assertEquals(new ItemCode.Weighed(new Plu("4087"), Weight.grams(1_250)), code);
  }

  @Test
  void anUnknownInStorePrefixIsNeverGuessed() {
    String body = "270408701250";
    assertEquals(RefusalCode.CODE_NOT_FOR_THIS_STORE, refusal("]E0", body + CheckDigit.of(body)));
  }

  @Test
  void aDataMatrixTellsBatchAndUseBy() {
    ItemCode.Piece piece = piece("]d2", "0109520000000011" + "17261130" + "10LOT7");
    assertEquals(new ItemCode.UnitMark("LOT7", LocalDate.of(2026, 11, 30)), piece.unit());
  }

  @Test
  void dayZeroIsTheLastDayOfTheMonth() {
    assertEquals(
        LocalDate.of(2027, 2, 28), piece("]d2", "0109520000000011" + "17270200").unit().useBy());
  }

  @Test
  void aBatchEndsAtTheSeparator() {
    ItemCode.Piece piece = piece("]C1", "10A1" + ItemCodes.GS + "0109520000000011");
    assertEquals("A1", piece.unit().batch());
  }

  @Test
  void noInputEscapes() {
    Random random = new Random(42);
    String alphabet = "0123456789011017]dA" + ItemCodes.GS + "\u0000é";
    for (int i = 0; i < 200_000; i++) {
      StringBuilder text = new StringBuilder();
      for (int c = random.nextInt(40); c > 0; c--) {
        text.append(alphabet.charAt(random.nextInt(alphabet.length())));
      }
      ItemCodes.parse(random.nextBoolean() ? "]d2" : "", text.toString());
    }
  }

  private static ItemCode readable(String aimId, String text) {
    return assertInstanceOf(CodeReading.Goods.class, ItemCodes.parse(aimId, text)).code();
  }

  private static ItemCode.Piece piece(String aimId, String text) {
    return assertInstanceOf(ItemCode.Piece.class, readable(aimId, text));
  }

  private static RefusalCode refusal(String aimId, String text) {
    return assertInstanceOf(CodeReading.Unreadable.class, ItemCodes.parse(aimId, text)).code();
  }
}
