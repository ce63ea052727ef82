package io.groundspeed.probe;

import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;

/**
 * Lets each of the server's executors run a statement, and one that does not belong to a request;
 * part of the {@link PlainShop}.
 */
@WebServlet("/tasks")
public class Tasks extends HttpServlet {
  private static final long serialVersionUID = 1L;

  @Resource(lookup = "java:comp/DefaultManagedExecutorService")
  private transient ManagedExecutorService executor;

  @Resource(lookup = "java:comp/DefaultManagedScheduledExecutorService")
  private transient ManagedScheduledExecutorService scheduler;

  @Resource(lookup = "java:jboss/datasources/GroundspeedDS")
  private transient DataSource shop;

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws ServletException {
    try {
      executor.submit(() -> run("SELECT 1 AS task")).get();
      scheduler.schedule(() -> run("SELECT 1 AS scheduled"), 1, TimeUnit.MILLISECONDS).get();
      executor.submit(() -> run("SELECT 1 AS again")).get();
      fromThreadOfItsOwn("SELECT 1 AS alone");
    } catch (ExecutionException | InterruptedException e) {
      throw new ServletException(e);
    }
  }

  private boolean run(String sql) throws SQLException {
    try (Connection connection = shop.getConnection();
        Statement statement = connection.createStatement()) {
      return statement.execute(sql);
    }
  }

  /** A thread that the server does not manage: the task gets no context, and must find none. */
  private void fromThreadOfItsOwn(String sql) throws ExecutionException, InterruptedException {
    FutureTask<Boolean> submission = new FutureTask<>(() -> executor.submit(() -> run(sql)).get());
    new Thread(submission).start();
    submission.get();
  }
}
