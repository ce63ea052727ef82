package io.groundspeed;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import jakarta.persistence.Entity;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZonedDateTime;

/** The package rules of src/docs/architecture.md. */
@AnalyzeClasses(packages = "io.groundspeed", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
  private static final String[] MEASURING = {
    "io.groundspeed.query..",
    "io.groundspeed.database..",
    "io.groundspeed.vitals..",
    "io.groundspeed.asset..",
    "io.groundspeed.endpoint.."
  };

  @ArchTest
  static final ArchRule packages_are_free_of_cycles =
      slices().matching("io.groundspeed.(*)..").should().beFreeOfCycles();

  @ArchTest
  static final ArchRule measuring_features_never_use_one_another =
      slices()
          .matching("io.groundspeed.(query|database|vitals|asset|endpoint)..")
          .should()
          .notDependOnEachOther();

  @ArchTest
  static final ArchRule the_platform_uses_no_measuring_feature =
      noClasses()
          .that()
          .resideInAPackage("io.groundspeed.platform..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(MEASURING);

  @ArchTest
  static final ArchRule no_measuring_feature_uses_the_platform =
      noClasses()
          .that()
          .resideInAnyPackage(MEASURING)
          .should()
          .dependOnClassesThat()
          .resideInAPackage("io.groundspeed.platform..")
          .allowEmptyShould(true);

  @ArchTest
  static final ArchRule telemetry_knows_no_feature =
      noClasses()
          .that()
          .resideInAPackage("io.groundspeed.telemetry..")
          .should()
          .dependOnClassesThat(
              com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage(
                      "io.groundspeed..")
                  .and(
                      com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackages(
                          "io.groundspeed.telemetry..",
                          "io.groundspeed.shared..",
                          "io.groundspeed.probe..")));

  @ArchTest
  static final ArchRule only_the_web_module_sees_faces_and_rest =
      noClasses()
          .that()
          .resideOutsideOfPackage("io.groundspeed.probe..") // measures them from the outside
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("jakarta.faces..", "jakarta.ws.rs..", "jakarta.servlet..");

  @ArchTest
  static final ArchRule only_shared_asks_the_clock =
      noClasses()
          .that()
          .resideOutsideOfPackages("io.groundspeed.shared..", "io.groundspeed.probe..")
          .should()
          .callMethod(Instant.class, "now")
          .orShould()
          .callMethod(LocalDate.class, "now")
          .orShould()
          .callMethod(LocalDateTime.class, "now")
          .orShould()
          .callMethod(OffsetDateTime.class, "now")
          .orShould()
          .callMethod(ZonedDateTime.class, "now")
          .orShould()
          .callMethod(Clock.class, "systemUTC")
          .orShould()
          .callMethod(System.class, "currentTimeMillis");

  @ArchTest
  static final ArchRule entities_stay_inside =
      methods()
          .that()
          .arePublic()
          .and()
          .areDeclaredInClassesThat()
          .areNotAnnotatedWith(Entity.class)
          .and()
          .areDeclaredInClassesThat()
          .arePublic()
          .should()
          .notHaveRawReturnType(
              com.tngtech.archunit.core.domain.properties.CanBeAnnotated.Predicates.annotatedWith(
                  Entity.class));

  @ArchTest
  static final ArchRule names_say_what_a_type_is_responsible_for =
      classes()
          .should()
          .haveSimpleNameNotEndingWith("Impl")
          .andShould()
          .haveSimpleNameNotEndingWith("Manager")
          .andShould()
          .haveSimpleNameNotEndingWith("Helper")
          .andShould()
          .haveSimpleNameNotEndingWith("Util")
          .andShould()
          .haveSimpleNameNotEndingWith("DTO");
}
