package io.groundspeed.probe.web;

import io.groundspeed.probe.call.Caller;
import io.undertow.server.HttpServerExchange;
import io.undertow.servlet.handlers.ServletPathMatch;
import io.undertow.servlet.handlers.ServletRequestContext;
import jakarta.servlet.ServletContext;
import jakarta.servlet.http.MappingMatch;
import java.net.MalformedURLException;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The templates of one deployment's routes, as far as the container knows them: never a raw path
 * that is not the name of a file of the application.
 */
final class Routes {
  private static final int FILES = 2_000;

  private final ServletContext application;
  private final Set<String> files = ConcurrentHashMap.newKeySet();

  Routes(ServletContext application) {
    this.application = application;
  }

  String of(HttpServerExchange exchange) {
    ServletRequestContext request = exchange.getAttachment(ServletRequestContext.ATTACHMENT_KEY);
    ServletPathMatch match = request == null ? null : request.getOriginalServletPathMatch();
    return match == null || match.getServletChain() == null
        ? Caller.OTHER
        : application.getContextPath() + path(match);
  }

  /** What no servlet is mapped to are files of the application, all together. */
  private String path(ServletPathMatch match) {
    MappingMatch kind = match.getMappingMatch();
    if (kind == MappingMatch.EXTENSION && isFile(match.getMatched())) {
      return match.getMatched();
    }
    String pattern = match.getServletChain().getPattern();
    if (kind == MappingMatch.DEFAULT || pattern == null || pattern.equals("/")) {
      return "/*";
    }
    return pattern.startsWith("/") ? pattern : "/" + pattern;
  }

  /** A page that is mapped by its extension is a file, and hence one of few. */
  private boolean isFile(String path) {
    if (files.contains(path)) {
      return true;
    }
    try {
      boolean found = files.size() < FILES && application.getResource(path) != null;
      if (found) {
        files.add(path);
      }
      return found;
    } catch (MalformedURLException e) {
      return false;
    }
  }
}
