package io.qless.hub.web;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.qless.contract.wire.CatalogueChange;
import io.qless.contract.wire.Json;
import io.qless.hub.auth.AddressLimit;
import io.qless.hub.catalogue.CatalogueDesk;
import io.qless.hub.catalogue.PictureStore;
import io.qless.hub.device.DeviceStore;
import io.qless.shop.RefusalCode;
import io.qless.shop.catalogue.Article;
import io.qless.shop.catalogue.LocalText;
import io.qless.shop.catalogue.Sale;
import io.qless.shop.item.ArticleId;
import io.qless.shop.item.CodeReading;
import io.qless.shop.item.ItemCodes;
import io.qless.shop.item.LabelTemplates;
import io.qless.shop.item.Scans;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;

/// What the store sells: single articles and a search for everybody, the whole catalogue for
/// devices.
public final class ProductRoutes implements Doors {

  /// A phone's screen holds about six.
  private static final int USUAL_FOUND = 20;

  /// Longest page, and how deep somebody may turn over: who has not found it among a thousand
  /// should type more.
  private static final int MAX_FOUND = 100;

  private static final int MAX_FROM = 1000;

  /// Longest question that is looked at.
  private static final int MAX_QUESTION = 80;

  /// The page asks while somebody types; an access point may hide some phones behind one address. A
  /// question costs the hub some thousandths of a second.
  private static final int QUESTIONS_AT_ONCE = 200;

  private static final Duration QUESTIONS_SPAN = Duration.ofSeconds(20);

  private final CatalogueDesk catalogue;
  private final PictureStore pictures;
  private final DeviceDoor devices;
  private final AddressLimit questions;

  public ProductRoutes(
      CatalogueDesk catalogue, PictureStore pictures, DeviceStore devices, InstantSource clock) {
    questions = new AddressLimit(QUESTIONS_AT_ONCE, QUESTIONS_SPAN, clock);
    this.catalogue = catalogue;
    this.pictures = pictures;
    this.devices = new DeviceDoor(devices);
  }

  @Override
  public void register(RoutesConfig routes) {
    routes.get("/products/search", this::search);
    routes.get("/products/{code}", this::product);
    routes.get("/pictures/{file}", this::picture);
    routes.get("/catalogue/changes", this::changes);
  }

  /// An article by its id, or by the digits of its GTIN or PLU.
  static ArticleId article(String code) {
    return article(code, LabelTemplates.NONE);
  }

  /// An article by what stands on it: its id, or what a scanner reads from it.
  ///
  /// @param labels what the store's scales print
  private static ArticleId article(String code, LabelTemplates labels) {
    if (code.startsWith("plu:") || code.startsWith("gtin:")) {
      try {
        return ArticleId.parse(code);
      } catch (IllegalArgumentException noId) {
        throw ProblemException.malformed(String.valueOf(noId.getMessage()));
      }
    }
    return switch (ItemCodes.goods(Scans.read(code), labels, ItemCodes.ANY_DAY)) {
      case CodeReading.Goods goods -> goods.code().article();
      case CodeReading.Slip slip ->
          throw ProblemException.refused(RefusalCode.CODE_NOT_FOR_THIS_STORE, "a slip for empties");
      case CodeReading.Unreadable no ->
          throw ProblemException.of(400, no.code().name(), "Not a code of goods", no.detail());
    };
  }

  private void search(Context request) {
    String question = question(request);
    String from = Exchange.caller(request);
    Duration wait = Exchange.isThisMachine(from) ? Duration.ZERO : questions.take(from);
    if (!wait.isZero()) {
      throw ProblemException.tooFast(request, wait);
    }
    Page page = Page.of(request, MAX_FROM, MAX_FOUND, USUAL_FOUND);
    CatalogueDesk.Found found = catalogue.search(question, page.from(), page.limit());
    Exchange.answer(
        request,
        200,
        new Found(found.articles().stream().map(Product::of).toList(), page.from(), found.total()));
  }

  private static String question(Context request) {
    String question = request.queryParam("q");
    if (question == null) {
      throw ProblemException.malformed("q is missing: what is searched for");
    }
    if (question.length() > MAX_QUESTION) {
      throw ProblemException.malformed(
          "q has up to " + MAX_QUESTION + " characters, not " + question.length());
    }
    if (question.codePoints().noneMatch(Character::isLetterOrDigit)) {
      throw ProblemException.malformed("q has no letter and no digit");
    }
    return question;
  }

  private void product(Context request) {
    ArticleId id = article(request.pathParam("code"), catalogue.storeRules().labels());
    Article article =
        catalogue
            .article(id)
            .orElseThrow(
                () -> ProblemException.of(404, "ARTICLE_UNKNOWN", "Not on sale", id.text()));
    Exchange.answer(request, 200, Product.of(article));
  }

  private void picture(Context request) {
    String file = request.pathParam("file");
    byte[] bytes =
        pictures
            .read(file)
            .orElseThrow(() -> ProblemException.of(404, "NOT_FOUND", "No such picture", ""));
    request
        .header("Cache-Control", "public, max-age=3600")
        .contentType(file.endsWith(".png") ? "image/png" : "image/jpeg")
        .result(bytes);
  }

  /// One JSON line each; the last one tells that nothing is missing.
  private void changes(Context request) {
    devices.demand(request);
    long since = since(request.queryParam("since"));
    request.contentType("application/x-ndjson").disableCompression();
    String accepted = request.header("Accept-Encoding");
    boolean gzip = accepted != null && accepted.contains("gzip");
    if (gzip) {
      request.header("Content-Encoding", "gzip");
    }
    try (OutputStream out =
        new BufferedOutputStream(
            gzip ? new GZIPOutputStream(request.outputStream()) : request.outputStream())) {
      catalogue.changes(since, change -> write(out, change));
    } catch (IOException broken) {
      throw new UncheckedIOException("sending the catalogue", broken);
    }
  }

  private static void write(OutputStream out, CatalogueChange change) {
    try {
      out.write(Json.bytes(change));
      out.write('\n');
    } catch (IOException broken) {
      throw new UncheckedIOException("sending the catalogue", broken);
    }
  }

  private static long since(@Nullable String text) {
    if (text == null || !text.matches("[0-9]{1,18}")) {
      throw ProblemException.malformed("since is the revision you have, 0 for none");
    }
    return Long.parseLong(text);
  }

  /// Answer to a search.
  ///
  /// @param from how many of the best were passed over
  /// @param total articles that fit as well, on all pages
  record Found(List<Product> products, int from, int total) {}

  /// An article as phones show it.
  ///
  /// @param unitPaise price of one piece or one kilogram
  /// @param mrpPaise printed price, 0 for goods by weight
  record Product(
      String article,
      LocalText name,
      String brand,
      String category,
      long unitPaise,
      boolean byWeight,
      long mrpPaise,
      int minimumAge,
      String picture) {

    static Product of(Article article) {
      return new Product(
          article.id().text(),
          article.name(),
          article.brand(),
          article.category(),
          article.sale().unitPrice().minor(),
          article.sale() instanceof Sale.ByWeight,
          article.sale() instanceof Sale.ByPiece piece ? piece.mrp().minor() : 0,
          article.minimumAge(),
          article.picture());
    }
  }
}
