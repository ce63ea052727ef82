package io.groundspeed.probe;

import io.groundspeed.job.JobQueue;
import io.groundspeed.job.NewJob;
import io.groundspeed.query.SlowQueries;
import io.groundspeed.query.profile.Profile;
import io.groundspeed.query.profile.Profiled;
import io.groundspeed.query.profile.QueryLog;
import io.groundspeed.query.profile.QueryProfiler;
import jakarta.annotation.Resource;
import jakarta.inject.Inject;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.sql.Connection;
import java.sql.Statement;
import java.util.stream.Collectors;
import javax.sql.DataSource;

/**
 * A developer's code within the EAR: performs the operation that the request names, and answers the
 * result.
 */
@WebServlet("/*")
public class Developer extends HttpServlet {
  private static final long serialVersionUID = 1L;

  @Inject private transient QueryProfiler profiler;
  @Inject private transient SlowQueries slowQueries;
  @Inject private transient QueryLog log;
  @Inject private transient Work work;
  @Inject private transient JobQueue jobs;

  @Resource(lookup = "java:jboss/datasources/GroundspeedDS")
  private transient DataSource application;

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws ServletException, IOException {
    try {
      String name = request.getParameter("name");
      String number = request.getParameter("number");
      response
          .getWriter()
          .print(
              answer(request.getPathInfo(), name, number == null ? 0 : Double.parseDouble(number)));
    } catch (Exception e) {
      throw new ServletException(e);
    }
  }

  private Object answer(String path, String name, double number) throws Exception {
    return switch (path) {
      case "/profile" ->
          profiler.profile(
              new Profile(name, "/enrollments", null, 3),
              () -> profiler.profile("nested", () -> execute("SELECT pg_sleep(" + number + ")")));
      case "/throw" -> thrown(name);
      case "/annotated" -> work.annotated();
      case "/log" -> {
        profiler.log(new Profile(name, null, null, null), number);
        yield "logged";
      }
      case "/summarise" ->
          slowQueries.summarise(number).stream()
              .map(query -> query.name())
              .collect(Collectors.joining("\n"));
      case "/analyse" ->
          jobs.enqueue(
              NewJob.of("performance_analysis", name)
                  .payloadJson("{\"analysis_type\": \"slow_queries\"}"));
      case "/clean" -> log.cleanUp((int) number);
      default -> execute(name);
    };
  }

  private String thrown(String name) throws Exception {
    IllegalStateException own = new IllegalStateException();
    try {
      return profiler.profile(
          name,
          () -> {
            throw own;
          });
    } catch (IllegalStateException e) {
      return e == own ? "the same" : "another one";
    }
  }

  private String execute(String sql) throws Exception {
    try (Connection connection = application.getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
      return "executed";
    }
  }

  /** A bean with a method that is measured. */
  public static class Work {
    @Profiled("annotated work")
    String annotated() {
      return "worked";
    }
  }
}
