package io.groundspeed.web.gate;

import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Adds the context path to redirects and {@code Location} headers. */
final class PrefixedResponse extends HttpServletResponseWrapper {
  private static final String LOCATION = "Location";

  private final String context;

  PrefixedResponse(HttpServletResponse response, String context) {
    super(response);
    this.context = context;
  }

  @Override
  public void sendRedirect(String location) throws IOException {
    super.sendRedirect(ContextPath.prefixed(context, location));
  }

  @Override
  public void setHeader(String name, @Nullable String value) {
    super.setHeader(name, value(name, value));
  }

  @Override
  public void addHeader(String name, @Nullable String value) {
    super.addHeader(name, value(name, value));
  }

  private @Nullable String value(String name, @Nullable String value) {
    return LOCATION.equalsIgnoreCase(name) && value != null
        ? ContextPath.prefixed(context, value)
        : value;
  }
}
