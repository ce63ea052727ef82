package io.groundspeed.account;

import io.groundspeed.platform.user.Accounts;
import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** Calls the EJB as whoever calls it, past all screens. */
@WebServlet("/list")
public class AccountsServlet extends HttpServlet {
  private static final long serialVersionUID = 1L;

  @Inject private transient Accounts accounts;

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    String answer;
    try {
      answer = "listed " + accounts.list("", 1).total();
    } catch (RuntimeException e) {
      answer = e.getClass().getSimpleName();
    }
    response.setContentType("text/plain");
    response.getWriter().print(answer);
  }
}
