package io.groundspeed;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.groundspeed.report.HeldOnUser;
import io.groundspeed.report.Holding;
import io.groundspeed.testing.TestDatabase;
import java.lang.reflect.Constructor;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * Checks that a user's export is complete: every table that references a user is covered by a
 * feature's contribution.
 */
class HeldOnUserTest {
  private final List<Holding> holdings = holdings();

  @Test
  void every_table_that_refers_to_users_is_exported() {
    try (TestDatabase db = TestDatabase.fresh()) {
      List<String> tables =
          db
              .rows(
                  """
                  SELECT DISTINCT relname
                    FROM pg_constraint
                    JOIN pg_class ON pg_class.oid = conrelid
                   WHERE contype = 'f'
                     AND confrelid = 'groundspeed.users'::regclass
                     AND NOT relispartition
                  """)
              .stream()
              .map(row -> row.get("relname").toString())
              .toList();

      assertThat(tables)
          .hasSizeGreaterThan(12)
          .allSatisfy(
              table ->
                  assertThat(holdings)
                      .as(table)
                      .anyMatch(holding -> holding.sql().contains("groundspeed." + table)));
    }
  }

  @Test
  void every_statement_runs_and_no_two_have_a_name() {
    try (TestDatabase db = TestDatabase.fresh()) {
      assertThat(holdings).extracting(Holding::name).doesNotHaveDuplicates();
      holdings.forEach(
          holding -> assertThat(db.rows(holding.sql().replace(":user", "1"))).isEmpty());
    }
  }

  @Test
  void no_secret_is_exported() {
    assertThat(holdings)
        .noneMatch(holding -> holding.sql().contains("password_hash"))
        .noneMatch(holding -> holding.sql().contains("token_hash"))
        .noneMatch(holding -> holding.sql().contains("*"));
  }

  private static List<Holding> holdings() {
    List<Holding> all = new ArrayList<>();
    for (JavaClass type :
        new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("io.groundspeed")) {
      if (type.isAssignableTo(HeldOnUser.class) && !type.isInterface()) {
        all.addAll(instance(type.reflect()).holdings());
      }
    }
    return all;
  }

  private static HeldOnUser instance(Class<?> type) {
    try {
      Constructor<?> constructor = type.getDeclaredConstructor();
      constructor.setAccessible(true);
      return (HeldOnUser) constructor.newInstance();
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
  }
}
