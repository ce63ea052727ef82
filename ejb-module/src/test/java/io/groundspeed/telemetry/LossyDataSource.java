package io.groundspeed.telemetry;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.postgresql.ds.PGSimpleDataSource;

/** On request, breaks a connection right after a successful commit. */
public final class LossyDataSource extends PGSimpleDataSource {
  private static final long serialVersionUID = 1L;

  private final transient DataSource real;
  private final AtomicBoolean loseNext = new AtomicBoolean();
  private final AtomicBoolean breakNext = new AtomicBoolean();
  private final AtomicBoolean away = new AtomicBoolean();
  private final AtomicInteger lost = new AtomicInteger();

  public LossyDataSource(DataSource real) {
    this.real = real;
  }

  public void loseNextCommitAnswer() {
    loseNext.set(true);
  }

  /**
   * The acknowledgement of the next commit is lost, and no connections are available until {@link
   * #comeBack()}.
   */
  void goAwayWithNextCommitAnswer() {
    away.set(true);
    loseNext.set(true);
  }

  /** The next commit fails, and no connections are available until {@link #comeBack()}. */
  void goAwayBeforeNextCommit() {
    breakNext.set(true);
    goAwayWithNextCommitAnswer();
  }

  void comeBack() {
    away.set(false);
  }

  public int lost() {
    return lost.get();
  }

  @Override
  public Connection getConnection() throws SQLException {
    if (away.get() && !loseNext.get()) {
      throw new SQLException("Connection refused", "08001");
    }
    Connection connection = real.getConnection();
    InvocationHandler handler =
        (proxy, method, args) -> {
          try {
            if (method.getName().equals("commit") && breakNext.compareAndSet(true, false)) {
              connection.rollback();
            }
            Object answer = method.invoke(connection, args);
            if (method.getName().equals("commit") && loseNext.compareAndSet(true, false)) {
              lost.incrementAndGet();
              connection.abort(Runnable::run);
              throw new SQLException("An I/O error occurred while sending to the backend", "08006");
            }
            return answer;
          } catch (InvocationTargetException e) {
            throw e.getCause();
          }
        };
    return (Connection)
        Proxy.newProxyInstance(
            getClass().getClassLoader(), new Class<?>[] {Connection.class}, handler);
  }
}
