package io.groundspeed.probe.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import io.groundspeed.probe.Probe;
import io.groundspeed.probe.record.Counts;
import io.groundspeed.probe.sql.Fingerprint;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.Map;
import javax.sql.ConnectionEvent;
import javax.sql.ConnectionEventListener;
import javax.sql.XAConnection;
import javax.transaction.xa.XAResource;
import javax.transaction.xa.Xid;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.postgresql.PGConnection;

/** A transaction manager can do the same with it as with PostgreSQL's own. */
class GroundspeedXADataSourceTest {
  private static EmbeddedPostgres postgres;

  private final GroundspeedXADataSource source = new GroundspeedXADataSource();

  @BeforeAll
  static void startDatabase() throws Exception {
    postgres = EmbeddedPostgres.builder().setServerConfig("max_prepared_transactions", "5").start();
    try (Connection plain = postgres.getPostgresDatabase().getConnection();
        Statement statement = plain.createStatement()) {
      statement.execute("CREATE TABLE parcel (name text)");
    }
  }

  @AfterAll
  static void stopDatabase() throws Exception {
    postgres.close();
  }

  @Test
  void what_was_prepared_is_committed_and_its_statements_are_counted() throws Exception {
    source.setURL(postgres.getJdbcUrl("postgres", "postgres"));
    XAConnection xa = source.getXAConnection();
    Xid first = new Branch((byte) 1);
    Xid second = new Branch((byte) 2);

    work(xa, first, "INSERT INTO parcel VALUES ('kept')");
    assertThat(xa.getXAResource().prepare(first)).isEqualTo(XAResource.XA_OK);
    xa.getXAResource().commit(first, false);
    work(xa, second, "INSERT INTO parcel VALUES ('gone')");
    xa.getXAResource().rollback(second);

    assertThat(parcels()).isEqualTo(1);
    assertThat(counts().get(Fingerprint.of("INSERT INTO parcel VALUES ('x')").name()))
        .satisfies(insert -> assertThat(insert.calls()).isEqualTo(2))
        .satisfies(insert -> assertThat(insert.rows()).isEqualTo(2));
    xa.close();
  }

  private static void work(XAConnection xa, Xid branch, String sql) throws Exception {
    xa.getXAResource().start(branch, XAResource.TMNOFLAGS);
    try (Connection connection = xa.getConnection();
        Statement statement = connection.createStatement()) {
      assertThat(connection.isWrapperFor(PGConnection.class)).isTrue();
      statement.executeUpdate(sql);
    }
    xa.getXAResource().end(branch, XAResource.TMSUCCESS);
  }

  private static long parcels() throws SQLException {
    try (Connection plain = postgres.getPostgresDatabase().getConnection();
        Statement statement = plain.createStatement();
        ResultSet row = statement.executeQuery("SELECT count(*) FROM parcel")) {
      row.next();
      return row.getLong(1);
    }
  }

  private static Map<String, Counts> counts() {
    Map<String, Counts> counts = new HashMap<>();
    Probe.statements().fetch((key, count) -> counts.put(key.statement().name(), count));
    return counts;
  }

  @Test
  void the_pool_hears_that_a_connection_was_closed() throws SQLException {
    source.setURL(postgres.getJdbcUrl("postgres", "postgres"));
    XAConnection xa = source.getXAConnection();
    Closings closings = new Closings();
    xa.addConnectionEventListener(closings);

    xa.getConnection().close();
    xa.removeConnectionEventListener(closings);
    xa.getConnection().close();

    assertThat(closings.count).isEqualTo(1);
    xa.close();
  }

  private static final class Closings implements ConnectionEventListener {
    private int count;

    @Override
    public void connectionClosed(ConnectionEvent event) {
      count++;
    }

    @Override
    public void connectionErrorOccurred(ConnectionEvent event) {
      throw new AssertionError(event.getSQLException());
    }
  }

  private record Branch(byte number) implements Xid {
    @Override
    public int getFormatId() {
      return 1;
    }

    @Override
    public byte[] getGlobalTransactionId() {
      return new byte[] {number};
    }

    @Override
    public byte[] getBranchQualifier() {
      return new byte[] {number};
    }
  }
}
