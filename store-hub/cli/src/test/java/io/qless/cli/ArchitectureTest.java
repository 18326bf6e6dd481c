package io.qless.cli;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/// The command line is a guest of the hub: it has no back door.
@AnalyzeClasses(packages = "io.qless.cli", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
  @ArchTest
  static final ArchRule talksRestAndNothingElse =
      noClasses()
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "java.sql..",
              "org.h2..",
              "org.eclipse.paho..",
              "io.qless.contract.link..",
              "io.qless.hub..",
              "io.qless.bridge..")
          .because("rights and journal live in the hub: add a REST call there and use it here");

  @ArchTest
  static final ArchRule decidesNothing =
      noClasses()
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("io.qless.shop.pricing..", "io.qless.shop.weight..")
          .because("the hub computes, the command line shows: ask for the answer over REST");
}
