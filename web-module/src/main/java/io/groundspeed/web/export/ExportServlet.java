package io.groundspeed.web.export;

import io.groundspeed.verdict.Screen;
import io.groundspeed.web.csv.Exact;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * {@code GET /admin/performance/queries.csv?range=24h&table=table-rows}: a table of a screen, with
 * the parameters of the screen. The view of the screen is built and {@link ExportedViews} writes
 * one of its tables. The constraint on {@code /admin/*} and the view's roles admit only
 * administrators.
 */
@WebServlet("*" + ExportServlet.SUFFIX)
public final class ExportServlet extends HttpServlet {
  static final String SUFFIX = ".csv";

  private static final long serialVersionUID = 1L;

  /** Each holds up to 10,000 rows in memory until its client has received them. */
  private static final int AT_ONCE = 4;

  private static final int WAIT_SECONDS = 2;
  private static final Semaphore TURNS = new Semaphore(AT_ONCE, true);

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws ServletException, IOException {
    String path = request.getServletPath();
    String screen = path.substring(0, path.length() - SUFFIX.length());
    if (Screen.at(screen).isEmpty()) {
      response.sendError(HttpServletResponse.SC_NOT_FOUND);
    } else if (hasTurn()) {
      try {
        request.setAttribute(Exact.EXPORTING, true);
        request.getRequestDispatcher(screen).forward(request, response);
      } finally {
        TURNS.release();
      }
    } else {
      Answer.unavailable("Other tables are being exported. Try again in a moment.").send(response);
    }
  }

  private static boolean hasTurn() {
    try {
      return TURNS.tryAcquire(WAIT_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
