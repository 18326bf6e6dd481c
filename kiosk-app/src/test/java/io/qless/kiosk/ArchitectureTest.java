package io.qless.kiosk;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/// Between what a trolley knows and what it shows stands one border: the package trip.
@AnalyzeClasses(packages = "io.qless.kiosk", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
  @ArchTest
  static final ArchRule theBorderIsPlainJava =
      classes()
          .that()
          .resideInAPackage("..kiosk.trip..")
          .should()
          .onlyDependOnClassesThat()
          .resideInAnyPackage("io.qless.kiosk.trip..", "java..", "org.jspecify..")
          .because("core and screens meet here: hand over values that both can build in a test");

  @ArchTest
  static final ArchRule screensSeeTheTripOnly =
      noClasses()
          .that()
          .resideInAnyPackage(
              "..kiosk.look..",
              "..kiosk.welcome..",
              "..kiosk.shopping..",
              "..kiosk.goods..",
              "..kiosk.comfort..",
              "..kiosk.bill..",
              "..kiosk.pay..",
              "..kiosk.exit..",
              "..kiosk.assist..",
              "..kiosk.staff..",
              "..kiosk.speech..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "io.qless.shop..",
              "io.qless.contract..",
              "io.qless.bridge..",
              "java.sql..",
              "java.net.http..")
          .because("a screen shows a TripView and calls TripActions: add there what it lacks")
          .allowEmptyShould(true);

  @ArchTest
  static final ArchRule aViewModelKnowsNoScene =
      noClasses()
          .that()
          .haveSimpleNameEndingWith("ViewModel")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "javafx.scene..", "javafx.stage..", "javafx.css..", "javafx.application..")
          .because("it is tested without a toolkit: hold properties, let the view bind to them")
          .allowEmptyShould(true);

  @ArchTest
  static final ArchRule onlyTheShellKnowsTheScreens =
      noClasses()
          .that()
          .resideOutsideOfPackages(
              "io.qless.kiosk",
              "..kiosk.shell..",
              "..kiosk.look..",
              "..kiosk.welcome..",
              "..kiosk.shopping..",
              "..kiosk.goods..",
              "..kiosk.comfort..",
              "..kiosk.bill..",
              "..kiosk.pay..",
              "..kiosk.exit..",
              "..kiosk.assist..",
              "..kiosk.staff..",
              "..kiosk.speech..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "..kiosk.look..",
              "..kiosk.welcome..",
              "..kiosk.shopping..",
              "..kiosk.goods..",
              "..kiosk.comfort..",
              "..kiosk.bill..",
              "..kiosk.pay..",
              "..kiosk.exit..",
              "..kiosk.assist..",
              "..kiosk.staff..",
              "..kiosk.speech..")
          .because("the core runs without a display: publish a TripView and let the shell show it")
          .allowEmptyShould(true);

  @ArchTest
  static final ArchRule onlyStoresSpeakSql =
      noClasses()
          .that()
          .resideOutsideOfPackage("..kiosk.storage..")
          .and()
          .haveNameNotMatching(".*\\.Jdbc[A-Z]\\w*(\\$.*)?")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("java.sql..", "javax.sql..", "org.h2..")
          .because("SQL stands in kiosk.storage or in a JdbcXStore: ask a store for values");

  @ArchTest
  static final ArchRule nobodyHandlesPahoHimself =
      noClasses()
          .should()
          .dependOnClassesThat()
          .resideInAPackage("org.eclipse.paho..")
          .because("each trap of Paho is answered once: use the MQTT link of contract");

  @ArchTest
  static final ArchRule oneToolkitIsEnough =
      noClasses()
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("java.awt..", "javax.swing..", "javafx.embed..", "javafx.web..")
          .because("AWT beside JavaFX costs start-up and memory: draw with javafx.scene");
}
