package io.groundspeed.bench.shop;

import jakarta.ejb.EJB;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** Three pages that differ in the statements a request runs. */
@WebServlet({CatalogueServlet.THREE, CatalogueServlet.THIRTY, CatalogueServlet.TEXTS})
public class CatalogueServlet extends HttpServlet {
  /** Three statements, always the same texts. */
  public static final String THREE = "/statements/3";

  /** Ten times those three. */
  public static final String THIRTY = "/statements/30";

  /** Three statements out of 5,000 different ones. */
  public static final String TEXTS = "/texts/5000";

  private static final long serialVersionUID = 1L;
  private static final int STATEMENTS = 3;

  @EJB private transient Catalogue catalogue;

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    byte[] body = lines(request.getServletPath()).getBytes(StandardCharsets.UTF_8);
    response.setContentType("text/plain;charset=UTF-8");
    response.setContentLength(body.length);
    response.getOutputStream().write(body);
  }

  private String lines(String page) {
    return switch (page) {
      case THREE -> catalogue.articles(1);
      case THIRTY -> catalogue.articles(10);
      default -> catalogue.texts(STATEMENTS);
    };
  }
}
