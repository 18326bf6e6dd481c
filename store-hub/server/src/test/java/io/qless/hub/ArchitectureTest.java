package io.qless.hub;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/// The hub's edges stay edges: broker, web and storage can each be changed alone.
@AnalyzeClasses(packages = "io.qless.hub", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
  @ArchTest
  static final ArchRule neverSeesADevice =
      noClasses()
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("io.qless.bridge..", "com.fazecast..", "com.pi4j..")
          .because("devices live on trolleys and gates: let them tell over MQTT");

  @ArchTest
  static final ArchRule onlyTheBrokerPackageKnowsArtemis =
      noClasses()
          .that()
          .resideOutsideOfPackage("..hub.broker..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("org.apache.activemq..")
          .because("a store that grows brings its own broker: hide Artemis in hub.broker");

  @ArchTest
  static final ArchRule nobodyHandlesPahoHimself =
      noClasses()
          .should()
          .dependOnClassesThat()
          .resideInAPackage("org.eclipse.paho..")
          .because("each trap of Paho is answered once: use the MQTT link of contract");

  @ArchTest
  static final ArchRule onlyTheWebPackageKnowsJavalin =
      noClasses()
          .that()
          .resideOutsideOfPackage("..hub.web..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("io.javalin..", "org.eclipse.jetty..")
          .because(
              "a feature answers with its own types: let a route in hub.web turn them into HTTP");

  @ArchTest
  static final ArchRule onlyTheMetricsPackageKnowsMicrometer =
      noClasses()
          .that()
          .resideOutsideOfPackage("..hub.metrics..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("io.micrometer..")
          .because(
              "a feature counts for itself or tells a meter of its own: let hub.metrics read it");

  @ArchTest
  static final ArchRule onlyTheStoragePackageOpensDatabases =
      noClasses()
          .that()
          .resideOutsideOfPackage("..hub.storage..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("javax.sql..", "com.zaxxer..", "org.flywaydb..", "org.h2..")
          .because("H2 and PostgreSQL must stay alike to a feature: take a Database");

  @ArchTest
  static final ArchRule edgesNeverSpeakSql =
      noClasses()
          .that()
          .resideInAnyPackage("..hub.web..", "..hub.broker..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("java.sql..", "org.jdbi..")
          .because("a feature owns its tables and its transaction: ask the feature")
          .allowEmptyShould(true);

  @ArchTest
  static final ArchRule featuresDoNotKnowTheWeb =
      noClasses()
          .that()
          .resideOutsideOfPackages("io.qless.hub", "..hub.web..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("..hub.web..")
          .because("the web calls features, never the other way: hand a listener in by constructor")
          .allowEmptyShould(true);
}
