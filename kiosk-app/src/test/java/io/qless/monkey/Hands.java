package io.qless.monkey;

import io.qless.fleet.ShelfGoods.Taken;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import tools.jackson.databind.JsonNode;

/// What the monkey does at the trolley itself: presses, scans, puts in and takes out. The monkey's
/// thread only.
final class Hands {

  /// What no plain barcode is: GS1 with batch, date and weight, near and over and impossible;
  /// labels of counters; slips for empties; what is recalled, for adults, unknown, or no code at
  /// all.
  private static final List<String> ODD =
      List.of(
          "]d2010952010700121810LS2609",
          "]d201095201140003101526120110PN1",
          "]d201095201140003101526112610PN1",
          "]d201095201140003101520010110PN1",
          "]d2010952011400031015991399",
          "]d2010952021200061810PB2609A",
          "]C10109520114000310310300125010X",
          "]d201095201",
          "9520268000211",
          "9520198000213",
          "2204011012345",
          "2201001004508",
          "2912345605008",
          "2976543200303",
          "2900000000003",
          "4006381333931",
          "0000000000000",
          "9520128000215",
          "4011",
          "]Q3",
          "WELCOME50",
          "SAVE10",
          "QLESS-STAFF:AAAAAAAAAAAAAAAAAAAAAA",
          "QLESS-MEMBER:AAAAAAAAAAAAAAAAAAAAAA",
          "http://127.0.0.1:1/join#AAAAAAAAAAAAAAAAAAAAAA",
          "upi://pay?pa=someone@bank&am=1.00",
          "केला",
          "x".repeat(2_000));

  /// From the welcome to the exit pass, and some ways back.
  private static final List<String> WAY =
      List.of(
          "start-trip",
          "checkout",
          "checkout",
          "pay",
          "pay",
          "pay-again",
          "split",
          "split-equally",
          "split-ok",
          "share-again",
          "points",
          "back",
          "pay-cancel");

  private static final int MOST_PLACE = 100_000;

  /// More than any trolley holds: the converter stands at its end.
  private static final int JUMP_GRAMS = 200_000;

  private final Grounds grounds;

  Hands(Grounds grounds) {
    this.grounds = grounds;
  }

  List<Deed> deeds() {
    return List.of(
        new Deed(320, "press", dice -> paw("press " + dice.nextInt(MOST_PLACE))),
        new Deed(70, "walk on", this::walkOn),
        new Deed(25, "double", dice -> paw("double " + dice.nextInt(MOST_PLACE))),
        new Deed(12, "long", dice -> paw("long " + dice.nextInt(MOST_PLACE))),
        new Deed(30, "poke", dice -> paw("poke " + places(dice))),
        new Deed(25, "drag", dice -> paw("drag " + places(dice))),
        new Deed(60, "close", _ -> paw("close")),
        new Deed(120, "take", this::take),
        new Deed(60, "scan odd", dice -> scan(ODD.get(dice.nextInt(ODD.size())))),
        new Deed(20, "scan shown", this::scanShown),
        new Deed(12, "badge", _ -> scan(grounds.people().badge())),
        new Deed(12, "rubbish", dice -> paw("bytes " + rubbish(dice))),
        new Deed(20, "burst", this::burst),
        new Deed(20, "drop", dice -> desk("drop " + dice.nextInt(1, 3_000))),
        new Deed(25, "remove", dice -> desk("remove " + dice.nextInt(1, 3_000))),
        new Deed(12, "empty", _ -> paw("empty")),
        new Deed(10, "shake", dice -> desk("shake " + dice.nextInt(1, 4))),
        new Deed(2, "jump", _ -> desk("drop " + JUMP_GRAMS)));
  }

  /// Presses what leads a trip further: dice alone seldom come as far as the money.
  private String walkOn(Random dice) {
    for (int tries = 0; tries < WAY.size(); tries++) {
      String id = WAY.get(dice.nextInt(WAY.size()));
      if (desk("tap " + id).startsWith("ok")) {
        return id;
      }
    }
    return "no way on";
  }

  private String paw(String line) {
    return grounds.trolley().paw().ask(line);
  }

  private String desk(String line) {
    return grounds.trolley().desk().ask(line);
  }

  private String scan(String code) {
    return code.length() > 40 ? desk("scan " + code) : code + " " + desk("scan " + code);
  }

  private static String places(Random dice) {
    return dice.nextInt(MOST_PLACE) + " " + dice.nextInt(MOST_PLACE);
  }

  /// Scans goods of the shelf and mostly puts them in.
  private String take(Random dice) {
    Taken goods = goods(dice);
    String scanned = scan(goods.code());
    return dice.nextInt(4) == 0 ? scanned : scanned + ", " + desk("drop " + goods.grams());
  }

  private Taken goods(Random dice) {
    return dice.nextInt(5) == 0
        ? grounds.people().shelf().weighed(dice)
        : grounds.people().shelf().piece(dice);
  }

  /// As fast as the scanner can.
  private String burst(Random dice) {
    int many = dice.nextInt(3, 21);
    Taken goods = goods(dice);
    for (int i = 0; i < many; i++) {
      if (dice.nextBoolean()) {
        goods = goods(dice);
      }
      desk("scan " + goods.code());
    }
    return many + " scans";
  }

  /// Scans what a screen shows: QR codes are everywhere.
  private String scanShown(Random dice) {
    JsonNode view = grounds.view();
    List<String> codes =
        List.of(
            view.at("/family/joinText").asString(""),
            view.at("/payment/qrText").asString(""),
            view.at("/exitPass/token").asString(""),
            grounds.people().neighbour().joinText());
    String code = codes.get(dice.nextInt(codes.size()));
    return code.isEmpty() ? "nothing shown" : scan(code);
  }

  private static String rubbish(Random dice) {
    byte[] bytes = new byte[dice.nextInt(1, 700)];
    dice.nextBytes(bytes);
    if (dice.nextBoolean()) {
      byte[] end = "\r".getBytes(StandardCharsets.US_ASCII);
      bytes[bytes.length - 1] = end[0];
    }
    return HexFormat.of().formatHex(bytes).toUpperCase(Locale.ROOT);
  }
}
