package io.groundspeed;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAnnotation;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.domain.properties.CanBeAnnotated;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import jakarta.annotation.Resource;
import jakarta.annotation.security.DenyAll;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Singleton;
import jakarta.ejb.Stateful;
import jakarta.ejb.Stateless;
import jakarta.persistence.Entity;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZonedDateTime;
import java.util.stream.Stream;

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

  /**
   * The container denies calls to beans that declare no roles. This test finds them before anyone
   * calls them.
   */
  private static final ArchCondition<JavaClass> DECLARE_ROLES =
      new ArchCondition<>("declare roles on the class or on each public method") {
        @Override
        public void check(JavaClass ejb, ConditionEvents events) {
          if (declares(ejb)) {
            return;
          }
          ejb.getMethods().stream()
              .filter(method -> method.getModifiers().contains(JavaModifier.PUBLIC))
              .filter(method -> !declares(method))
              .forEach(
                  method ->
                      events.add(
                          SimpleConditionEvent.violated(
                              method, method.getFullName() + " declares no roles")));
        }
      };

  /**
   * A client in another module looks up all methods of a bean, private ones too, and may not see
   * the probe's types.
   */
  private static final ArchCondition<JavaClass> HIDE_THE_PROBE =
      new ArchCondition<>("have no type of the probe in a method's signature") {
        @Override
        public void check(JavaClass ejb, ConditionEvents events) {
          ejb.getMethods().stream()
              .filter(
                  method ->
                      Stream.concat(
                              Stream.of(method.getRawReturnType()),
                              method.getRawParameterTypes().stream())
                          .anyMatch(type -> type.getName().startsWith("io.groundspeed.probe.")))
              .forEach(
                  method ->
                      events.add(
                          SimpleConditionEvent.violated(
                              method, method.getFullName() + " has a type of the probe")));
        }
      };

  @ArchTest
  static final ArchRule EJBS_HIDE_THE_PROBE =
      classes()
          .that()
          .areAnnotatedWith(Singleton.class)
          .or()
          .areAnnotatedWith(Stateless.class)
          .or()
          .areAnnotatedWith(Stateful.class)
          .should(HIDE_THE_PROBE);

  private static boolean declares(CanBeAnnotated element) {
    return element.isAnnotatedWith(RolesAllowed.class)
        || element.isAnnotatedWith(PermitAll.class)
        || element.isAnnotatedWith(DenyAll.class);
  }

  @ArchTest
  static final ArchRule packages_are_free_of_cycles =
      slices().matching("io.groundspeed.(**)").should().beFreeOfCycles();

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
  static final ArchRule only_the_platform_uses_the_platform =
      noClasses()
          .that()
          .resideOutsideOfPackage("io.groundspeed.platform..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("io.groundspeed.platform..");

  @ArchTest
  static final ArchRule telemetry_knows_no_feature =
      noClasses()
          .that()
          .resideInAPackage("io.groundspeed.telemetry..")
          .should()
          .dependOnClassesThat(
              JavaClass.Predicates.resideInAPackage("io.groundspeed..")
                  .and(
                      JavaClass.Predicates.resideOutsideOfPackages(
                          "io.groundspeed.telemetry..",
                          "io.groundspeed.shared..",
                          "io.groundspeed.postgres..",
                          "io.groundspeed.page..",
                          "io.groundspeed.verdict..",
                          "io.groundspeed.format..",
                          "io.groundspeed.probe..")));

  @ArchTest
  static final ArchRule only_the_web_module_sees_faces_and_rest =
      noClasses()
          .that()
          .resideOutsideOfPackage("io.groundspeed.probe..") // measures them from outside
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

  private static final DescribedPredicate<JavaAnnotation<?>> LOOKS_UP_A_DATA_SOURCE =
      DescribedPredicate.describe(
          "@Resource with the name of a data source",
          annotation ->
              annotation.getRawType().isEquivalentTo(Resource.class)
                  && Stream.of("lookup", "name", "mappedName")
                      .flatMap(name -> annotation.get(name).stream())
                      .anyMatch(value -> value.toString().contains("/datasources/")));

  @ArchTest
  static final ArchRule only_one_class_looks_up_data_sources =
      noFields()
          .that()
          .areDeclaredInClassesThat()
          .doNotHaveFullyQualifiedName("io.groundspeed.postgres.DataSources")
          .should()
          .beAnnotatedWith(LOOKS_UP_A_DATA_SOURCE);

  /** Includes generic types, because a list of entities is no better than a single one. */
  private static final ArchCondition<JavaMethod> RETURN_NO_ENTITY =
      new ArchCondition<>("return no entity, nor a collection of one") {
        @Override
        public void check(JavaMethod method, ConditionEvents events) {
          method.getReturnType().getAllInvolvedRawTypes().stream()
              .filter(type -> type.isAnnotatedWith(Entity.class))
              .forEach(
                  entity ->
                      events.add(
                          SimpleConditionEvent.violated(
                              method, method.getFullName() + " returns " + entity.getName())));
        }
      };

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
          .should(RETURN_NO_ENTITY);

  @ArchTest
  static final ArchRule every_ejb_declares_who_may_call_it =
      classes()
          .that()
          .areAnnotatedWith(Stateless.class)
          .or()
          .areAnnotatedWith(Singleton.class)
          .or()
          .areAnnotatedWith(Stateful.class)
          .should(DECLARE_ROLES);

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
