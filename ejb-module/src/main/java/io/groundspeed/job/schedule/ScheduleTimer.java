package io.groundspeed.job.schedule;

import io.groundspeed.job.JobQueue;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.Resource;
import jakarta.annotation.security.DenyAll;
import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import jakarta.inject.Inject;
import jakarta.transaction.UserTransaction;
import java.sql.Connection;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** Fires due schedules on every node, so that schedules run as long as any node is up. */
@Singleton
@Startup
@TransactionManagement(TransactionManagementType.BEAN)
@DenyAll
public class ScheduleTimer {
  @Inject private DataSource dataSource;

  @Resource private UserTransaction transaction;
  @Inject private JobQueue jobs;

  private Ticking ticking;

  @PostConstruct
  void start() {
    ticking =
        new Ticking(
            new Transactions() {
              @Override
              public <T extends @Nullable Object> T run(Work<T> work) throws Exception {
                return inTransaction(work);
              }
            },
            (connection, job) -> jobs.enqueue(job));
  }

  @Schedule(hour = "*", minute = "*", second = "*/2", persistent = false)
  void tick() {
    ticking.tick();
  }

  private <T extends @Nullable Object> T inTransaction(Transactions.Work<T> work) throws Exception {
    transaction.begin();
    boolean done = false;
    try (Connection connection = dataSource.getConnection()) {
      T result = work.on(connection);
      done = true;
      return result;
    } finally {
      if (done) {
        transaction.commit();
      } else {
        transaction.rollback();
      }
    }
  }
}
