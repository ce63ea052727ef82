package io.groundspeed.web.account;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.util.Collections;
import java.util.Enumeration;
import java.util.Map;

/**
 * A request that shows the log-in form, whatever was sent. Faces sees no parameter: not the
 * password, and nothing that it would take for the state of a view.
 */
final class FormRequest extends HttpServletRequestWrapper {
  FormRequest(HttpServletRequest request) {
    super(request);
  }

  @Override
  public String getMethod() {
    return "GET";
  }

  @Override
  public String getParameter(String name) {
    return null;
  }

  @Override
  public String[] getParameterValues(String name) {
    return null;
  }

  @Override
  public Enumeration<String> getParameterNames() {
    return Collections.emptyEnumeration();
  }

  @Override
  public Map<String, String[]> getParameterMap() {
    return Map.of();
  }
}
