package io.qless.bridge;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/// The bridge stands alone: it could drive the devices of any other program.
@AnalyzeClasses(packages = "io.qless.bridge", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
  @ArchTest
  static final ArchRule knowsOnlyDevices =
      classes()
          .should()
          .onlyDependOnClassesThat()
          .resideInAnyPackage(
              "io.qless.bridge..",
              "java..",
              "com.fazecast.jSerialComm..",
              "com.pi4j..",
              "org.slf4j..",
              "picocli..",
              "org.jspecify..")
          .because("a device knows no shop: hand out a typed reading and let the caller decide");

  @ArchTest
  static final ArchRule onlyTheToolKnowsTheCommandLine =
      noClasses()
          .that()
          .resideOutsideOfPackage("io.qless.bridge.tool..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("picocli..", "io.qless.bridge.tool..")
          .because("programs that use the bridge do not have that library");

  @ArchTest
  static final ArchRule knowsNoNetworkAndNoDatabase =
      noClasses()
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("java.net..", "java.sql..", "javax.net..")
          .because("bytes come from a device file here; the network starts in contract");
}
