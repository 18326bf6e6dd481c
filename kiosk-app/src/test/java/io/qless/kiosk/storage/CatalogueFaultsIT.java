package io.qless.kiosk.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.qless.contract.wire.CatalogueChange;
import io.qless.contract.wire.CatalogueHead;
import io.qless.shop.catalogue.Article;
import io.qless.shop.catalogue.Gst;
import io.qless.shop.catalogue.LocalText;
import io.qless.shop.catalogue.Sale;
import io.qless.shop.item.Plu;
import io.qless.shop.item.Weight;
import io.qless.shop.money.Money;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// The trolley's catalogue on a disk that is full, or has spoiled it.
@Timeout(60) // H2 would turn round for ever after a full disk
class CatalogueFaultsIT {

  private static final int ARTICLES = 2_000;

  @TempDir Path directory;

  /// What a disk makes of a file.
  enum Harm {
    HALF,
    NO_BEGINNING,
    NO_END,
    HOLE,
    NOISE,
    EMPTY,
    SOMETHING_ELSE
  }

  private static byte[] harmed(Harm harm, byte[] file) {
    return switch (harm) {
      case HALF -> Arrays.copyOf(file, file.length / 2);
      case NO_BEGINNING -> zero(file, 0, 8_192);
      case NO_END -> zero(file, file.length - 8_192, file.length);
      case HOLE -> zero(file, file.length / 3, file.length / 3 * 2);
      case NOISE -> noise(file);
      case EMPTY -> new byte[0];
      case SOMETHING_ELSE -> "no database\n".repeat(2_000).getBytes(StandardCharsets.UTF_8);
    };
  }

  private static byte[] zero(byte[] file, int from, int to) {
    Arrays.fill(file, from, to, (byte) 0);
    return file;
  }

  private static byte[] noise(byte[] file) {
    Random dice = new Random(7);
    for (int at = 8_192; at < file.length; at += 64) {
      file[at] = (byte) dice.nextInt();
    }
    return file;
  }

  @ParameterizedTest
  @EnumSource(Harm.class)
  void aSpoiledFileIsMadeAnewAndFilledAgain(Harm harm) throws IOException {
    try (CatalogueCache cache = new CatalogueCache(directory)) {
      cache.apply(each -> fill(each::accept, 7));
    }
    Path file = directory.resolve("catalogue.mv.db");
    Files.write(file, harmed(harm, Files.readAllBytes(file)));
    try (CatalogueCache cache = new CatalogueCache(directory)) {
      AtomicInteger ill = new AtomicInteger();
      cache.whenIll(ill::incrementAndGet);
      if (!isWhole(cache)) {
        assertThat(cache.revision() == 0 || ill.get() > 0).as("it knows that it lost").isTrue();
        cache.recover();
        assertThat(cache.revision()).isZero();
        cache.apply(each -> fill(each::accept, 8));
      }
      assertThat(isWhole(cache)).isTrue();
    }
  }

  @Test
  void aFullDiskLeavesTheOldPricesInUse() throws IOException {
    try (SmallDisk disk = new SmallDisk(directory.resolve("disk"), 8);
        CatalogueCache cache = new CatalogueCache(disk.folder())) {
      AtomicInteger ill = new AtomicInteger();
      cache.whenIll(ill::incrementAndGet);
      cache.apply(each -> fill(each::accept, 7));
      disk.fill();
      assertThatThrownBy(() -> cache.apply(each -> fill(each::accept, 8)))
          .isInstanceOf(StoreException.class);
      assertThat(cache.article(plu(5))).isPresent();
      assertThat(cache.recover()).as("nothing was lost").isFalse();
      assertThat(cache.revision()).isEqualTo(7);
      disk.makeRoom();
      cache.apply(each -> fill(each::accept, 8));
      assertThat(cache.revision()).isEqualTo(8);
      assertThat(ill).as("every look-up was answered").hasValue(0);
    }
  }

  private static boolean isWhole(CatalogueCache cache) {
    try {
      for (int i = 0; i < ARTICLES; i++) {
        if (cache.article(plu(i)).isEmpty()) {
          return false;
        }
      }
      return true;
    } catch (StoreException unreadable) {
      return false;
    }
  }

  private interface Sink {
    void accept(CatalogueChange change);
  }

  private static void fill(Sink each, long revision) {
    for (int i = 0; i < ARTICLES; i++) {
      each.accept(new CatalogueChange.ArticleSet(article(i, revision)));
    }
    each.accept(new CatalogueChange.End(new CatalogueHead(revision, ARTICLES), ARTICLES));
  }

  private static Article article(int number, long revision) {
    return new Article(
        plu(number),
        new LocalText("Fruit " + number, "फल " + number),
        "",
        "fruit",
        new Sale.ByPiece(
            Money.paise(1_000 + revision), Money.paise(9_000), Weight.grams(150), Weight.grams(10)),
        new Gst("0805", 0),
        0,
        "");
  }

  private static Plu plu(int number) {
    return new Plu(String.valueOf(10_000 + number));
  }
}
