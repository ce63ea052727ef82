package io.groundspeed.web;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import io.groundspeed.job.JobQueue;
import io.groundspeed.job.schedule.ScheduleChange;
import io.groundspeed.job.schedule.Schedules;
import io.groundspeed.verdict.TargetSource;
import io.groundspeed.verdict.VerdictSource;
import jakarta.annotation.security.DenyAll;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Singleton;
import jakarta.ejb.Stateful;
import jakarta.ejb.Stateless;
import jakarta.ws.rs.Path;

/** The architecture rules of this module: access is declared, and declared where it is checked. */
@AnalyzeClasses(
    packages = "io.groundspeed.web",
    importOptions = ImportOption.DoNotIncludeTests.class)
class WebArchitectureTest {
  @ArchTest
  static final ArchRule every_resource_declares_who_may_call_it =
      classes()
          .that()
          .areAnnotatedWith(Path.class)
          .should()
          .beAnnotatedWith(RolesAllowed.class)
          .orShould()
          .beAnnotatedWith(PermitAll.class)
          .orShould()
          .beAnnotatedWith(DenyAll.class);

  @ArchTest
  static final ArchRule packages_are_free_of_cycles =
      slices().matching("io.groundspeed.(**)").should().beFreeOfCycles();

  @ArchTest
  static final ArchRule only_the_platforms_pages_use_the_platform =
      noClasses()
          .that()
          .resideOutsideOfPackages(
              "io.groundspeed.web.platform..", "io.groundspeed.web.api.platform..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("io.groundspeed.platform..");

  @ArchTest
  static final ArchRule verdicts_are_beside_what_they_judge =
      noClasses().should().implement(VerdictSource.class).orShould().implement(TargetSource.class);

  @ArchTest
  static final ArchRule ejbs_are_in_the_ejb_module =
      noClasses()
          .should()
          .beAnnotatedWith(Stateless.class)
          .orShould()
          .beAnnotatedWith(Singleton.class)
          .orShould()
          .beAnnotatedWith(Stateful.class);

  @ArchTest
  static final ArchRule jobs_are_changed_through_what_is_audited =
      noClasses().should().dependOnClassesThat().areAssignableTo(JobQueue.class);

  @ArchTest
  static final ArchRule schedules_are_changed_through_what_is_audited =
      noClasses()
          .should()
          .callMethod(Schedules.class, "create", ScheduleChange.class)
          .orShould()
          .callMethod(Schedules.class, "update", long.class, ScheduleChange.class)
          .orShould()
          .callMethod(Schedules.class, "runNow", long.class, Long.class);
}
