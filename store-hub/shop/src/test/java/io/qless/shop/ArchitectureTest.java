package io.qless.shop;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noMethods;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/// The rules of the shop are pure: the same call gives the same answer on trolley, hub and phone.
@AnalyzeClasses(packages = "io.qless.shop", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
  @ArchTest
  static final ArchRule needsNothingButTheJdk =
      classes()
          .should()
          .onlyDependOnClassesThat()
          .resideInAnyPackage("io.qless.shop..", "java..", "org.jspecify..")
          .because(
              "trolley and hub share these rules: put what needs a library into contract or server");

  @ArchTest
  static final ArchRule touchesNothingOutside =
      noClasses()
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "java.net..", "java.nio.file..", "java.sql..", "java.util.concurrent..")
          .orShould()
          .dependOnClassesThat()
          .haveNameMatching("java\\.io\\..*(File|Stream|Reader|Writer).*")
          .because("a rule is a function: take what it needs as a parameter, return what happens");

  @ArchTest
  static final ArchRule leavesNothingToChance =
      noClasses()
          .should()
          .dependOnClassesThat()
          .haveNameMatching("java\\.util\\.(Random|SplittableRandom|random\\..*)")
          .orShould()
          .callMethod(Math.class, "random")
          .orShould()
          .callMethod(java.util.UUID.class, "randomUUID")
          .orShould()
          .dependOnClassesThat()
          .haveFullyQualifiedName("java.time.InstantSource")
          .because("a replay must give the same cart: the caller brings ids and instants");

  @ArchTest
  static final ArchRule holdsNoInexactNumber =
      noFields()
          .should()
          .haveRawType(double.class)
          .orShould()
          .haveRawType(float.class)
          .orShould()
          .haveRawType(Double.class)
          .orShould()
          .haveRawType(Float.class)
          .because("paise, grams and basis points are counted: use long, Money or Weight");

  @ArchTest
  static final ArchRule returnsNoInexactNumber =
      noMethods()
          .should()
          .haveRawReturnType(double.class)
          .orShould()
          .haveRawReturnType(float.class)
          .because("paise, grams and basis points are counted: use long, Money or Weight");

  @ArchTest
  static final ArchRule moneyStandsOnItsOwn =
      noClasses()
          .that()
          .resideInAPackage("..shop.money..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "..shop.item..",
              "..shop.catalogue..",
              "..shop.cart..",
              "..shop.pricing..",
              "..shop.tax..",
              "..shop.budget..",
              "..shop.weight..")
          .because("everything counts in money: move what knows articles to the package that asks")
          .allowEmptyShould(true);

  @ArchTest
  static final ArchRule codesKnowNoCart =
      noClasses()
          .that()
          .resideInAPackage("..shop.item..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "..shop.catalogue..",
              "..shop.cart..",
              "..shop.pricing..",
              "..shop.tax..",
              "..shop.budget..",
              "..shop.weight..")
          .because(
              "a code is read before anybody knows its article: look the article up in catalogue")
          .allowEmptyShould(true);

  @ArchTest
  static final ArchRule gaugesOnlyLookOn =
      noClasses()
          .that()
          .resideOutsideOfPackages("..shop.budget..", "..shop.weight..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("..shop.budget..", "..shop.weight..")
          .because("budget and basket guard watch a cart: give what they found in as a command");
}
