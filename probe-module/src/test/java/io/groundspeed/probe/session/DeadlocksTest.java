package io.groundspeed.probe.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.groundspeed.probe.session.Deadlock.Edge;
import org.junit.jupiter.api.Test;

class DeadlocksTest {
  @Test
  void each_line_names_who_waits_for_whom() {
    assertThat(
            Deadlocks.edges(
                """
                Process 4711 waits for ShareLock on transaction 771; blocked by process 4712.
                Process 4712 waits for ExclusiveLock on tuple (0,1) of relation 16385 of \
                database 5; blocked by process 4711.
                """))
        .containsExactly(new Edge(4711, 4712, "ShareLock"), new Edge(4712, 4711, "ExclusiveLock"));
  }

  @Test
  void the_language_of_the_server_does_not_matter() {
    assertThat(
            Deadlocks.edges(
                "Prozess 4711 wartet auf AccessExclusiveLock-Sperre auf Relation 16385 der"
                    + " Datenbank 5; blockiert von Prozess 4712."))
        .containsExactly(new Edge(4711, 4712, "AccessExclusiveLock"));
    assertThat(Deadlocks.edges("进程4711等待在事务 771上的ShareLock; 由进程4712阻塞."))
        .containsExactly(new Edge(4711, 4712, "ShareLock"));
  }

  @Test
  void other_lines_are_left_out() {
    assertThat(Deadlocks.edges("")).isEmpty();
    assertThat(Deadlocks.edges("See server log for query details.\nProcess 5 waits.")).isEmpty();
    assertThat(Deadlocks.edges("Process 99999999999 waits for 1")).isEmpty();
  }
}
