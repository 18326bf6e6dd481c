package io.qless.kiosk;

import io.qless.contract.rest.DeviceCredentials;
import io.qless.contract.rest.DeviceKind;
import io.qless.contract.wire.CatalogueChange;
import io.qless.contract.wire.CatalogueHead;
import io.qless.contract.wire.Json;
import io.qless.kiosk.storage.CatalogueCache;
import io.qless.shop.catalogue.Article;
import io.qless.shop.catalogue.Gst;
import io.qless.shop.catalogue.LocalText;
import io.qless.shop.catalogue.Sale;
import io.qless.shop.item.Gtin;
import io.qless.shop.item.Weight;
import io.qless.shop.money.Money;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;

/// A trolley that was enrolled at a store and has never met its hub again: it knows one article.
final class LonelyTrolley {

  /// Milk of 1,040 g.
  static final String MILK = "9520000000011";

  static final String STORE = "S001";

  private LonelyTrolley() {}

  /// Writes what an installation leaves behind; the hub's ports are nobody's.
  ///
  /// @param directory the kiosk's data directory
  static void install(Path directory) throws IOException {
    install(directory, URI.create("tcp://127.0.0.1:9"));
  }

  /// The same with a broker that somebody may be at.
  static void install(Path directory, URI broker) throws IOException {
    Files.write(
        directory.resolve("trolley.json"),
        Json.bytes(
            new DeviceCredentials(
                DeviceKind.TROLLEY,
                "T1",
                "secret",
                STORE,
                broker.toString(),
                "http://127.0.0.1:9")));
    try (CatalogueCache catalogue = new CatalogueCache(directory)) {
      catalogue.apply(each -> {
        each.accept(new CatalogueChange.ArticleSet(milk()));
        each.accept(new CatalogueChange.End(new CatalogueHead(1, 1), 1));
      });
    }
  }

  private static Article milk() {
    return new Article(
        Gtin.of(MILK),
        new LocalText("Milk 1 l", "दूध 1 ली"),
        "",
        "dairy",
        new Sale.ByPiece(
            Money.paise(6_600), Money.paise(6_800), Weight.grams(1_040), Weight.grams(3)),
        new Gst("0401", 500),
        0,
        "");
  }
}
