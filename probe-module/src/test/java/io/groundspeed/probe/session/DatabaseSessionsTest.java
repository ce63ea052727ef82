package io.groundspeed.probe.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.groundspeed.probe.Probe;
import io.groundspeed.probe.call.Call;
import io.groundspeed.probe.call.Calls;
import io.groundspeed.probe.jdbc.GroundspeedDriver;
import io.groundspeed.probe.jdbc.GroundspeedXADataSource;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Properties;
import javax.sql.XAConnection;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class DatabaseSessionsTest {
  private static EmbeddedPostgres postgres;

  @BeforeAll
  static void startDatabase() throws Exception {
    postgres = EmbeddedPostgres.start();
  }

  @AfterAll
  static void stopDatabase() throws Exception {
    postgres.close();
  }

  private static Connection connect(String options) throws SQLException {
    return new GroundspeedDriver()
        .connect(
            "jdbc:groundspeed:postgresql://localhost:%d/postgres?user=postgres%s"
                .formatted(postgres.getPort(), options),
            new Properties());
  }

  private static MeasuredDatabase database() {
    return Probe.sessions().databases().stream()
        .filter(known -> known.name().equals("localhost:%d/postgres".formatted(postgres.getPort())))
        .findFirst()
        .orElseThrow();
  }

  private static List<Integer> backends() {
    return Probe.sessions().of(database()).stream().map(DatabaseSession::backend).toList();
  }

  private static int backend(Connection connection) throws SQLException {
    try (Statement select = connection.createStatement();
        ResultSet row = select.executeQuery("SELECT pg_backend_pid()")) {
      row.next();
      return row.getInt(1);
    }
  }

  @Test
  void a_connection_is_listed_by_its_backend_until_it_is_closed_or_aborted() throws Exception {
    try (Connection one = connect("");
        Connection other = connect("&connectTimeout=7")) {
      assertThat(backends()).contains(backend(one), backend(other));

      int closed = backend(one);
      int aborted = backend(other);
      one.close();
      other.abort(Runnable::run);
      assertThat(backends()).doesNotContain(closed, aborted);
    }
  }

  @Test
  void the_last_statement_leads_to_the_call_that_ran_it() throws Exception {
    try (Connection connection = connect("")) {
      int backend = backend(connection);
      Call call = new Call("shop.war", "POST /checkout");
      Calls.run(
          call,
          () -> {
            try (Statement select = connection.createStatement()) {
              return select.execute("SELECT 1 WHERE 2 = 2");
            }
          });

      Running last =
          Probe.sessions().of(database()).stream()
              .filter(session -> session.backend() == backend)
              .findFirst()
              .orElseThrow()
              .last();
      assertThat(last.caller().endpoint()).isEqualTo("POST /checkout");
      assertThat(Call.idOf(last.callNumber())).isEqualTo(call.id());
      assertThat(last.statement().text()).isEqualTo("select ? where ? = ?");
      assertThat(last.threadId()).isEqualTo(Thread.currentThread().getId());
    }
  }

  @Test
  void a_further_connection_has_the_log_in_of_the_pool_and_is_not_measured() throws Exception {
    try (Connection measured = connect("&ApplicationName=shop")) {
      assertThat(measured.isValid(1)).isTrue();
      Properties settings = new Properties();
      settings.setProperty("socketTimeout", "5");
      try (Connection further = database().connect(settings);
          Statement select = further.createStatement();
          ResultSet row =
              select.executeQuery("SELECT current_user, current_setting('application_name')")) {
        row.next();
        assertThat(row.getString(1)).isEqualTo("postgres");
        assertThat(backends()).doesNotContain(backend(further));
      }
    }
  }

  @Test
  void connections_of_xa_data_sources_are_listed_once() throws Exception {
    GroundspeedXADataSource source = new GroundspeedXADataSource();
    source.setURL("jdbc:postgresql://localhost:%d/postgres".formatted(postgres.getPort()));
    source.setUser("postgres");
    XAConnection connection = source.getXAConnection();
    int backend = backend(connection.getConnection());
    assertThat(backend(connection.getConnection())).isEqualTo(backend);
    assertThat(backends()).containsOnlyOnce(backend);

    connection.close();
    assertThat(backends()).doesNotContain(backend);
  }
}
