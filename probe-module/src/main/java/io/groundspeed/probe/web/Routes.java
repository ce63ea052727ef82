package io.groundspeed.probe.web;

import io.groundspeed.probe.call.Caller;
import io.undertow.server.HttpServerExchange;
import io.undertow.servlet.handlers.ServletPathMatch;
import io.undertow.servlet.handlers.ServletRequestContext;
import io.undertow.websockets.jsr.ConfiguredServerEndpoint;
import io.undertow.websockets.jsr.ServerWebSocketContainer;
import jakarta.servlet.ServletContext;
import jakarta.servlet.http.MappingMatch;
import jakarta.websocket.server.ServerContainer;
import java.net.MalformedURLException;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The templates of one deployment's endpoints, as far as the container knows them. A raw path is
 * never used, unless it is the name of a file of the application.
 */
final class Routes {
  private static final int FILES = 2_000;
  private static final String FACES_RESOURCES = "/jakarta.faces.resource/";
  private static final List<String> VIEW_SUFFIXES = List.of(".xhtml", ".view.xml", ".jsp");

  /** The kinds of files that pages include or link to; all other files are one endpoint. */
  private static final Set<String> FILE_KINDS =
      Set.of(
          "css",
          "js",
          "mjs",
          "map",
          "png",
          "jpg",
          "jpeg",
          "gif",
          "svg",
          "webp",
          "avif",
          "ico",
          "woff",
          "woff2",
          "ttf",
          "otf",
          "eot",
          "html",
          "htm",
          "pdf",
          "zip",
          "mp3",
          "mp4",
          "webm",
          "wasm",
          "webmanifest");

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

  /**
   * Returns the template of the WebSocket that a handshake opened; null if it opened none.
   *
   * @param path of the request, including that of the application
   */
  @Nullable String ofSocket(String path) {
    String context = application.getContextPath();
    return application.getAttribute(ServerContainer.class.getName())
            instanceof ServerWebSocketContainer container
        ? container.getConfiguredServerEndpoints().stream()
            .map(ConfiguredServerEndpoint::getPathTemplate)
            .filter(template -> template.matches(path.substring(context.length()), new HashMap<>()))
            .min(Comparator.naturalOrder())
            .map(template -> context + template.getTemplateString())
            .orElse(null)
        : null;
  }

  /**
   * Paths without a mapped servlet are files of the application; all of them together are one
   * endpoint.
   */
  private String path(ServletPathMatch match) {
    MappingMatch kind = match.getMappingMatch();
    if (kind == MappingMatch.EXTENSION && isFile(match.getMatched())) {
      return match.getMatched();
    }
    if (isOfFaces(match)) {
      String view = view(match);
      if (view != null) {
        return view;
      }
    }
    String pattern = match.getServletChain().getPattern();
    if (kind == MappingMatch.DEFAULT || pattern == null || pattern.equals("/")) {
      return kindOfFile(match.getMatched());
    }
    return pattern.startsWith("/") ? pattern : "/" + pattern;
  }

  private static boolean isOfFaces(ServletPathMatch match) {
    return match
        .getServletChain()
        .getManagedServlet()
        .getServletInfo()
        .getServletClass()
        .getName()
        .equals("jakarta.faces.webapp.FacesServlet");
  }

  /**
   * Returns the file that Faces shows for {@code /faces/tasks.xhtml} or {@code /tasks.jsf}; null if
   * there is none.
   */
  private @Nullable String view(ServletPathMatch match) {
    if (match.getMappingMatch() == MappingMatch.PATH) {
      String rest = match.getRemaining();
      return rest != null && isFile(rest) ? rest : null;
    }
    String path = match.getMatched();
    if (path.startsWith(FACES_RESOURCES)) {
      return FACES_RESOURCES + "*";
    }
    int dot = path.lastIndexOf('.');
    String bare = dot < 0 ? path : path.substring(0, dot);
    for (String suffix : VIEW_SUFFIXES) {
      if (isFile(bare + suffix)) {
        return bare + suffix;
      }
    }
    return null;
  }

  /** Files that are not pages are one endpoint per kind of file. */
  private static String kindOfFile(String path) {
    int dot = path.lastIndexOf('.');
    String extension = dot < 0 ? "" : path.substring(dot + 1).toLowerCase(Locale.ROOT);
    return FILE_KINDS.contains(extension) ? "/*." + extension : "/*";
  }

  /** A page that is mapped by its extension is a file, so there are few of them. */
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
