package io.qless.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.qless.shop.item.gs1.AiTable;
import io.qless.shop.item.gs1.Associations;
import io.qless.shop.item.gs1.BracketedText;
import io.qless.shop.item.gs1.Gs1Reading;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// We and an encoder that we did not write, bwip-js, judge the same GS1 elements alike: good ones,
/// those one step from good, and each AI alone. The program lies in `deploy/peers/barcodes`.
class ElementPeerIT {

  private static final Path PEERS = SampleStoreTest.STORE.resolveSibling("peers/barcodes");
  private static final int STEPS = 60;
  private static final String ALPHABET = "00112233445566778899ABZaz-/#%+_:";

  /// One good element for each rule of the table.
  private static final List<String> SEEDS =
      List.of(
          "(00)106141412345678908",
          "(01)09520000000011",
          "(401)9521ABC",
          "(402)95212345678901237",
          "(8004)9521ABC",
          "(8010)9521#A-1",
          "(421)356682001",
          "(422)356",
          "(423)356840276",
          "(7030)356AB12",
          "(7030)999AB12",
          "(4307)IN",
          "(3932)978100",
          "(3911)356100",
          "(4300)A%20B%2fC",
          "(4321)1",
          "(4330)001500-",
          "(4309)18000000003600000000",
          "(7040)1AB-",
          "(7241)10",
          "(7252)9",
          "(7258)1/3",
          "(7041)PX",
          "(4326)261130",
          "(17)261100",
          "(7250)20240229",
          "(7251)190001012359",
          "(7003)2611302359",
          "(7007)261101261130",
          "(8008)26112523",
          "(8008)261125235959",
          "(4324)2611000000",
          "(8001)00010000100110",
          "(8003)09520000000011A1",
          "(8011)10",
          "(8006)095200000000110102",
          "(8007)GB82WEST12345698765432",
          "(8013)1987654Ad4X4bL5ttr2310c2K",
          "(8014)1987654Ad4X4bL5ttr2310c2K",
          "(8110)012345612345611110123",
          "(8110)0123456123456111101231011012393261130426110150123456611234567" + "91001",
          "(8112)001234561234560123456",
          "(8112)101234561234561" + "1234567",
          "(8030)AZaz09-_1",
          "(8030)AZaz09-_12==");

  @TempDir Path folder;

  @Test
  void aPeerJudgesElementsAsWeDo() throws IOException, InterruptedException {
    List<String> texts = texts();
    List<String> judged = judged(texts);
    assertThat(judged).hasSameSizeAs(texts);
    List<String> differ = new ArrayList<>();
    int good = 0;
    for (int i = 0; i < texts.size(); i++) {
      String ours = verdict(texts.get(i));
      good += ours.equals("bad") ? 0 : 1;
      if (!ours.equals(theirs(judged.get(i))) && !isStricter(texts.get(i))) {
        differ.add(texts.get(i) + " we: " + ours + ", peer: " + judged.get(i));
      }
    }
    assertThat(differ).as("of %d, %d of them good", texts.size(), good).isEmpty();
    assertThat(good).isBetween(texts.size() / 10, texts.size() * 9 / 10);
  }

  private static List<String> texts() {
    long seed = 20_261_126L;
    System.out.println("ElementPeerIT seed " + seed);
    Random random = new Random(seed);
    Set<String> texts = new LinkedHashSet<>(SEEDS);
    for (String element : SEEDS) {
      for (int i = 0; i < STEPS; i++) {
        texts.add(oneStepFrom(element, random));
      }
    }
    AiTable.standard().all().forEach(ai -> texts.add("(" + ai.code() + ")123456"));
    return List.copyOf(texts);
  }

  private static String oneStepFrom(String element, Random random) {
    int value = element.indexOf(')') + 1;
    StringBuilder text = new StringBuilder(element);
    int at = value + random.nextInt(element.length() - value);
    char any = ALPHABET.charAt(random.nextInt(ALPHABET.length()));
    switch (random.nextInt(4)) {
      case 0 -> text.insert(at, any);
      case 1 -> text.deleteCharAt(at);
      default -> text.setCharAt(at, any);
    }
    return text.length() == value ? element : text.toString();
  }

  private List<String> judged(List<String> texts) throws IOException, InterruptedException {
    assertThat(PEERS.resolve("node_modules/@bwip-js/node"))
        .as("the barcode peers are not installed: run deploy/test.sh, or npm ci in %s", PEERS)
        .isDirectory();
    Path asked = Files.write(folder.resolve("asked"), texts);
    Path told = folder.resolve("told");
    Process process =
        new ProcessBuilder("node", "judge-elements.mjs")
            .directory(PEERS.toFile())
            .redirectInput(asked.toFile())
            .redirectErrorStream(true)
            .redirectOutput(told.toFile())
            .start();
    try {
      assertThat(process.waitFor(5, TimeUnit.MINUTES)).isTrue();
    } finally {
      process.destroyForcibly();
    }
    return Files.readAllLines(told);
  }

  private static String verdict(String text) {
    return switch (BracketedText.read(text)) {
      case Gs1Reading.Faulty faulty -> "bad";
      case Gs1Reading.Message message ->
          Associations.warnings(message.elements()).isEmpty() ? "good" : "good with a warning";
    };
  }

  private static String theirs(String judged) {
    if (judged.equals("ok")) {
      return "good";
    }
    return judged.contains("GS1missingAIs") || judged.contains("GS1exclusiveAIs")
        ? "good with a warning"
        : "bad";
  }

  /// The dictionary wants four digits of a company prefix, the peer is content with two.
  private static boolean isStricter(String text) {
    return BracketedText.read(text) instanceof Gs1Reading.Faulty faulty
        && faulty.fault().detail().contains("company prefix");
  }
}
