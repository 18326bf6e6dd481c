package io.qless.shop.item;

import static io.qless.shop.item.gs1.ElementString.GS;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import io.qless.shop.RefusalCode;
import io.qless.shop.item.gs1.CodeFault;
import io.qless.shop.money.Money;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ItemCodesTest {

  private static final LocalDate TODAY = LocalDate.of(2026, 11, 25);

  private static final LabelTemplates LABELS =
      new LabelTemplates(
          List.of(
              new LabelTemplate("weight", "21{plu:5}{grams:5}{check}"),
              new LabelTemplate("price", "22{plu:5}{price:5}{check}"),
              new LabelTemplate("rupees", "02{any:1}{plu:4}{verifier}{rupees:4}{check}"),
              new LabelTemplate("verified", "23{plu:4}{verifier}{price:5}{check}")));

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
    assertEquals(RefusalCode.CHECK_DIGIT_WRONG, refusal("]E0", "9520000000012").code());
  }

  @Test
  void eightDigitsAreWhatTheSymbologySays() {
    assertEquals(Gtin.of("012345000065"), piece("]E0", "01234565").article());
    assertEquals(Gtin.of("96385074"), piece("]E4", "96385074").article());
  }

  @Test
  void anAddOnIsReadOver() {
    assertEquals(Gtin.of("9520000000011"), piece("]E3", "952000000001112345").article());
  }

  @Test
  void aCaseIsAnArticleOfItsOwn() {
    assertEquals(new Gtin("19520000000018"), piece("]I1", "19520000000018").article());
  }

  @Test
  void variableMeasureAloneIsNoArticle() {
    assertEquals(CodeFault.Code.NO_MEASURE, refusal("]I1", "99520000000014").fault().code());
  }

  @Test
  void theJourneysLabelTells820GramsOfBananas() {
    assertEquals(
        new ItemCode.Weighed(new Plu("4011"), Weight.grams(820)), readable("]E0", "2104011008203"));
  }

  @Test
  void aPriceLabelTellsItsPrice() {
    assertEquals(priced("4087", 12_550), readable("]E0", label("220408712550")));
  }

  @Test
  void rupeesBecomePaise() {
    assertEquals(priced("4087", 287_500), readable("]E0", label("020408792875")));
  }

  @Test
  void aMisreadPriceIsNoticed() {
    assertEquals(
        CodeFault.Code.PRICE_CHECK_DIGIT, refusal("]E0", label("234087514685")).fault().code());
    assertEquals(priced("4087", 14_685), readable("]E0", label("234087614685")));
  }

  @Test
  void anUnknownInStorePrefixIsNeverGuessed() {
    CodeReading.Unreadable no = refusal("]E0", label("270408701250"));
    assertEquals(RefusalCode.CODE_NOT_FOR_THIS_STORE, no.code());
    assertEquals(CodeFault.Code.IN_STORE_PREFIX, no.fault().code());
  }

  @Test
  void aDataMatrixTellsBatchAndUseBy() {
    ItemCode.UnitMark unit = piece("]d2", "0109520000000011" + "17261130" + "10LOT7").unit();
    assertEquals("LOT7", unit.batch());
    assertEquals(LocalDate.of(2026, 11, 30), unit.useBy());
  }

  @Test
  void theRecalledScanOfTheJourneyTellsItsBatch() {
    assertEquals("PB2609A", piece("]d2", "010952021200061810PB2609A").unit().batch());
  }

  @Test
  void aLabelTellsSerialBestBeforeAndTheMinuteOfExpiry() {
    ItemCode.UnitMark unit =
        piece("]d2", "010952000000001115270100" + "21S1" + GS + "70032701311845").unit();
    assertEquals("S1", unit.serial());
    assertEquals(LocalDate.of(2027, 1, 31), unit.bestBefore());
    assertEquals(LocalDateTime.of(2027, 1, 31, 18, 45), unit.expires());
  }

  @Test
  void dayZeroIsTheLastDayOfTheMonth() {
    assertEquals(
        LocalDate.of(2027, 2, 28), piece("]d2", "0109520000000011" + "17270200").unit().useBy());
  }

  @Test
  void theCenturyIsTheNearest() {
    assertEquals(1977, piece("]d2", "010952000000001117770101").unit().useBy().getYear());
    assertEquals(2076, piece("]d2", "010952000000001117760101").unit().useBy().getYear());
  }

  @Test
  void aBatchEndsAtTheSeparator() {
    assertEquals("A1", piece("]C1", "10A1" + GS + "0109520000000011").unit().batch());
  }

  @Test
  void variableMeasureWeighsInGrams() {
    assertEquals(
        new ItemCode.Weighed(new Gtin("99520000000014"), Weight.grams(1_250)),
        readable("]e0", "0199520000000014" + "3103001250"));
    assertEquals(
        new ItemCode.Weighed(new Gtin("99520000000014"), Weight.grams(454)),
        readable("]e0", "0199520000000014" + "3202000100"));
  }

  @Test
  void variableMeasureWithAPriceIsPriced() {
    assertEquals(
        new ItemCode.Priced(
            new Gtin("99520000000014"),
            Money.paise(6_750),
            Weight.grams(1_250),
            ItemCode.UnitMark.NONE),
        readable("]e0", "0199520000000014" + "3103001250" + "39226750"));
  }

  @Test
  void aPriceInAnotherCurrencyIsRefused() {
    CodeFault fault = refusal("]e0", "0199520000000014" + "39328401050").fault();
    assertEquals(CodeFault.Code.CURRENCY, fault.code());
    assertEquals("3932", fault.ai());
    assertEquals(17, fault.at());
  }

  @Test
  void aPalletIsNoArticle() {
    assertEquals(CodeFault.Code.NO_ARTICLE, refusal("]C1", "00106141412345678908").fault().code());
  }

  @Test
  void aCompositeTellsWhatBothPartsHold() {
    assertEquals("AB1", piece("]E0", "9520000000011|]e010AB1").unit().batch());
  }

  /// As scanners send them: with the bar and without, behind each kind of linear symbol.
  @ParameterizedTest
  @CsvSource({
    "]E0, 9520000000011|]e010AB1^17261130",
    "]E0, 9520000000011]e010AB1^17261130",
    "]E0, 9520000000011]e0^17261130^10AB1^",
    "]e0, 0109520000000011|]e01726113010AB1",
    "]e0, 01095200000000111726113010AB1",
    "]e0, 0109520000000011|]e0010952000000001110AB1^17261130",
    "]C1, 010952000000001117261130|]e010AB1",
    "]C1, 0109520000000011]e01726113010AB1"
  })
  void aLinearSymbolWithItsCompositeIsOneScan(String aimId, String text) {
    ItemCode.Piece piece = piece(aimId, text.replace('^', GS));
    assertEquals(Gtin.of("9520000000011"), piece.article());
    assertEquals(new ItemCode.UnitMark("AB1", LocalDate.of(2026, 11, 30)), piece.unit());
  }

  @Test
  void aFaultOfTheCompositePartNamesItsPlaceInTheWholeScan() {
    CodeFault fault = refusal("]E0", "9520000000011|]e017261331").fault();
    assertEquals(CodeFault.Code.DATE, fault.code());
    assertEquals("17", fault.ai());
    assertEquals(18, fault.at());
  }

  @Test
  void partsOfACompositeThatNameTwoArticlesAreRefused() {
    CodeFault fault = refusal("]e0", "0109520000000011|]e00109520000000028").fault();
    assertEquals(CodeFault.Code.AI_REPEATED, fault.code());
    assertEquals(21, fault.at());
  }

  @Test
  void aCompositePartAloneIsNoArticle() {
    assertEquals(CodeFault.Code.NO_ARTICLE, refusal("]e0", "10AB1").fault().code());
    assertEquals(CodeFault.Code.EMPTY, refusal("]E0", "9520000000011|]e0").fault().code());
  }

  @Test
  void anEnvelopeAroundAMessageIsTakenOff() {
    assertEquals(
        "AB1", piece("]d1", "[)>\u001e05\u001d010952000000001110AB1\u001e\u0004").unit().batch());
  }

  private static String label(String body) {
    return body + CheckDigit.of(body);
  }

  private static ItemCode priced(String plu, long paise) {
    return new ItemCode.Priced(
        new Plu(plu), Money.paise(paise), Weight.ZERO, ItemCode.UnitMark.NONE);
  }

  private static ItemCode readable(String aimId, String text) {
    return assertInstanceOf(CodeReading.Goods.class, ItemCodes.parse(aimId, text, LABELS, TODAY))
        .code();
  }

  private static ItemCode.Piece piece(String aimId, String text) {
    return assertInstanceOf(ItemCode.Piece.class, readable(aimId, text));
  }

  private static CodeReading.Unreadable refusal(String aimId, String text) {
    return assertInstanceOf(
        CodeReading.Unreadable.class, ItemCodes.parse(aimId, text, LABELS, TODAY));
  }
}
