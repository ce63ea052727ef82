package io.groundspeed.web.tracker;

import io.groundspeed.web.gate.Gzip;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/**
 * Serves both parts of the tracker to pages of any site. Browsers may use them for an hour and then
 * revalidate them.
 */
@WebServlet({"/groundspeed.js", TrackerServlet.MORE})
public final class TrackerServlet extends HttpServlet {
  static final String MORE = "/groundspeed-more.js";

  private static final long serialVersionUID = 1L;

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    boolean gzip = Gzip.isAccepted(request);
    boolean more = request.getServletPath().equals(MORE);
    TrackerScript script = more ? TrackerScript.more(gzip) : TrackerScript.core(gzip);

    response.setHeader("ETag", script.etag());
    response.setHeader("Cache-Control", "public, max-age=3600");
    response.setHeader("Vary", "Accept-Encoding");
    response.setHeader("X-Content-Type-Options", "nosniff");
    response.setHeader("Access-Control-Allow-Origin", "*");
    response.setHeader("Cross-Origin-Resource-Policy", "cross-origin");
    if (script.matches(request.getHeader("If-None-Match"))) {
      response.setStatus(HttpServletResponse.SC_NOT_MODIFIED);
      return;
    }

    byte[] content = script.content();
    response.setContentType("text/javascript;charset=UTF-8");
    response.setContentLength(content.length);
    if (gzip) {
      response.setHeader("Content-Encoding", "gzip");
    }
    response.getOutputStream().write(content);
  }
}
