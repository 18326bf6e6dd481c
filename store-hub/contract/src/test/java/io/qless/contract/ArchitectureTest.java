package io.qless.contract;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/// The wire is agreed on here and nowhere else.
@AnalyzeClasses(
    packages = "io.qless.contract",
    importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
  @ArchTest
  static final ArchRule standsOnTheShopAlone =
      classes()
          .should()
          .onlyDependOnClassesThat()
          .resideInAnyPackage(
              "io.qless.contract..",
              "io.qless.shop..",
              "java..",
              "javax.net..",
              "tools.jackson..",
              "com.fasterxml.jackson.annotation..",
              "org.eclipse.paho..",
              "io.jsonwebtoken..",
              "org.slf4j..",
              "org.jspecify..")
          .because("every program loads this: put what one program needs into that program");

  @ArchTest
  static final ArchRule onlyTheLinkKnowsPaho =
      noClasses()
          .that()
          .resideOutsideOfPackage("..contract.link..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("org.eclipse.paho..")
          .because("each trap of Paho is answered once: use the MQTT link");

  @ArchTest
  static final ArchRule messagesKnowNoTransport =
      noClasses()
          .that()
          .resideInAPackage("..contract.wire..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("..contract.link..", "java.net..", "java.nio.file..")
          .because("a message is the same over MQTT, HTTP and in a file: give it out as text")
          .allowEmptyShould(true);
}
