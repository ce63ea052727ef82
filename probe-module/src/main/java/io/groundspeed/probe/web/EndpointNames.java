package io.groundspeed.probe.web;

import io.groundspeed.probe.Probe;
import io.undertow.server.HttpServerExchange;
import io.undertow.servlet.handlers.ServletPathMatch;
import io.undertow.servlet.handlers.ServletRequestContext;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.http.MappingMatch;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The names that an application or its framework gives a request during its processing, as request
 * attributes.
 */
final class EndpointNames {
  /** Spring MVC sets this attribute to the pattern of the handler that it found. */
  private static final String SPRING =
      "org.springframework.web.servlet.HandlerMapping.bestMatchingPattern";

  private static final int LONGEST = 200;
  private static final Pattern CONTROL = Pattern.compile("\\p{Cntrl}");

  private EndpointNames() {}

  /** Returns the name; null if none was set yet. */
  static @Nullable String of(HttpServerExchange exchange) {
    ServletRequestContext context = exchange.getAttachment(ServletRequestContext.ATTACHMENT_KEY);
    ServletRequest request = context == null ? null : context.getOriginalRequest();
    if (request == null) {
      return null;
    }
    if (request.getAttribute(Probe.ENDPOINT_ATTRIBUTE) instanceof String name && !name.isBlank()) {
      return bounded(name.strip());
    }
    Object pattern = request.getAttribute(SPRING);
    return pattern == null ? null : bounded(prefix(context) + slashed(pattern.toString()));
  }

  /** Spring's patterns begin after the mapping of its servlet. */
  private static String prefix(ServletRequestContext context) {
    String application = context.getDeployment().getServletContext().getContextPath();
    ServletPathMatch match = context.getOriginalServletPathMatch();
    return match != null && match.getMappingMatch() == MappingMatch.PATH
        ? application + match.getMatched()
        : application;
  }

  private static String slashed(String pattern) {
    return pattern.startsWith("/") ? pattern : "/" + pattern;
  }

  static String bounded(String name) {
    String plain = CONTROL.matcher(name).replaceAll(" ");
    return plain.length() > LONGEST ? plain.substring(0, LONGEST) + "…" : plain;
  }
}
