package io.qless.shop.item.gs1;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// One test for each form that the table's associations have, and two that walk the whole table.
class AssociationsTest {

  @Test
  void oneOfSeveralIsEnough() {
    assertEquals(List.of("AI_MISSING 10"), warnings("10"));
    assertEquals(List.of(), warnings("10", "01"));
    assertEquals(List.of(), warnings("8026", "10", "37", "00"));
  }

  @Test
  void theOnlyOneIsNeeded() {
    assertEquals(List.of("AI_MISSING 4303"), warnings("4303"));
    assertEquals(List.of("AI_MISSING 4302"), warnings("4303", "4302"));
  }

  @Test
  void ofEachGroupOneIsNeeded() {
    assertEquals(List.of("AI_MISSING 37", "AI_MISSING 37"), warnings("37"));
    assertEquals(List.of("AI_MISSING 37"), warnings("37", "00"));
    assertEquals(List.of(), warnings("37", "00", "02"));
  }

  @Test
  void aPatternStandsForManyAis() {
    assertEquals(List.of("AI_MISSING 3922"), warnings("3922", "01"));
    assertEquals(List.of(), warnings("3922", "01", "3103"));
    assertEquals(List.of(), warnings("3922", "01", "30"));
  }

  @Test
  void twoWithAPlusSignCountTogether() {
    assertEquals(List.of("AI_MISSING 8030"), warnings("8030", "01"));
    assertEquals(List.of(), warnings("8030", "01", "21"));
    assertEquals(List.of(), warnings("8030", "253"));
    assertEquals(List.of("AI_MISSING 7258"), warnings("7258", "8018"));
  }

  @Test
  void oneExcludesAnother() {
    assertEquals(List.of("AI_EXCLUDED 01", "AI_MISSING 37", "AI_MISSING 37"), warnings("01", "37"));
    assertEquals(List.of("AI_EXCLUDED 420"), warnings("420", "421"));
  }

  @Test
  void aPatternExcludesItsLikeButNotItself() {
    assertEquals(List.of(), warnings("01", "3103"));
    assertEquals(List.of("AI_EXCLUDED 3103", "AI_EXCLUDED 3102"), warnings("01", "3103", "3102"));
  }

  @Test
  void aWarningNamesWhatIsMissingOrInTheWay() {
    assertEquals(
        "AI 8030 at 1 needs AI 00 or 01 with 21 or 253 or 255 or 8003 or 8004 or 8006 with 21 or"
            + " 8010 with 8011 or 8017 or 8018",
        Associations.warnings(elements("8030")).getFirst().detail());
    assertEquals(
        "AI 3103 at 2 excludes AI 3102",
        Associations.warnings(elements("01", "3103", "3102")).getFirst().detail());
  }

  @Test
  void everyAiThatNeedsAnotherWarnsAlone() {
    for (Ai ai : AiTable.standard().all()) {
      List<String> alone = warnings(ai.code());
      assertEquals(
          ai.needs().stream().map(group -> "AI_MISSING " + ai.code()).toList(), alone, ai.code());
      for (List<String> group : ai.needs()) {
        for (String choice : group) {
          List<String> company = new ArrayList<>(List.of(ai.code()));
          company.addAll(Stream.of(choice.split("\\+")).map(AssociationsTest::example).toList());
          long missing =
              warnings(company.toArray(String[]::new)).stream()
                  .filter(("AI_MISSING " + ai.code())::equals)
                  .count();
          assertTrue(missing < ai.needs().size(), ai.code() + " with " + choice);
        }
      }
    }
  }

  @Test
  void everyAiThatExcludesAnotherWarnsBesideIt() {
    for (Ai ai : AiTable.standard().all()) {
      for (String pattern : ai.excludes()) {
        String other =
            AiTable.standard().all().stream()
                .map(Ai::code)
                .filter(code -> fits(code, pattern) && !code.equals(ai.code()))
                .findFirst()
                .orElseThrow(() -> new AssertionError("nothing fits " + pattern));
        assertTrue(
            warnings(ai.code(), other).contains("AI_EXCLUDED " + ai.code()),
            ai.code() + " beside " + other);
      }
    }
  }

  @Test
  void everyAiThatARuleNamesIsInTheTable() {
    Set<String> named =
        AiTable.standard().all().stream()
            .flatMap(ai ->
                Stream.concat(ai.needs().stream().flatMap(List::stream), ai.excludes().stream()))
            .flatMap(choice -> Stream.of(choice.split("\\+")))
            .collect(Collectors.toSet());
    for (String pattern : named) {
      assertTrue(
          AiTable.standard().all().stream().anyMatch(ai -> fits(ai.code(), pattern)), pattern);
    }
  }

  private static String example(String pattern) {
    return AiTable.standard().all().stream()
        .map(Ai::code)
        .filter(code -> fits(code, pattern))
        .findFirst()
        .orElseThrow();
  }

  private static boolean fits(String code, String pattern) {
    return code.matches(pattern.replace("n", "[0-9]"));
  }

  private static List<Element> elements(String... ais) {
    List<Element> elements = new ArrayList<>();
    for (String ai : ais) {
      elements.add(new Element(ai, "1", elements.size() + 1));
    }
    return elements;
  }

  private static List<String> warnings(String... ais) {
    return Associations.warnings(elements(ais)).stream()
        .map(warning -> warning.code() + " " + warning.ai())
        .toList();
  }
}
