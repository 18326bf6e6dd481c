package io.qless.gate;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/// A gate decides from the pass alone, also with no network.
@AnalyzeClasses(packages = "io.qless.gate", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
  @ArchTest
  static final ArchRule judgesThePassAndNotTheCart =
      noClasses()
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "io.qless.shop.cart..",
              "io.qless.shop.pricing..",
              "io.qless.shop.catalogue..",
              "io.qless.shop.weight..")
          .because("what a gate must know is signed into the exit pass: add a claim there");

  @ArchTest
  static final ArchRule nobodyHandlesPahoHimself =
      noClasses()
          .should()
          .dependOnClassesThat()
          .resideInAPackage("org.eclipse.paho..")
          .because("each trap of Paho is answered once: use the MQTT link of contract");

  @ArchTest
  static final ArchRule asksNobodyOverHttp =
      noClasses()
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("java.net.http..", "io.qless.hub..", "io.qless.kiosk..")
          .because(
              "a question over HTTP would close the gate with the network: verify the signature");
}
