package io.groundspeed.web.platform.cached;

import io.groundspeed.cache.Cache;
import io.groundspeed.cache.Turn;
import io.groundspeed.web.api.cached.AnswerEntities;
import io.groundspeed.web.frame.Tag;
import io.groundspeed.web.gate.Gzip;
import jakarta.inject.Inject;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Answers requests for public pages from the cache if the visitor is not logged in, and caches the
 * pages that are rendered for them. A visitor with a session or credentials gets an individual page
 * that is not cached. Browsers may store a cached page but must revalidate it each time, so that a
 * log-in takes effect immediately. The filter's addresses and its order are in {@code web.xml}.
 */
public final class CachedPages extends HttpFilter {
  private static final long serialVersionUID = 1L;
  private static final Logger LOG = Logger.getLogger(CachedPages.class.getName());

  @Inject private transient Cache cache;
  @Inject private transient AnswerEntities entities;

  @Override
  protected void doFilter(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    PublicPage page = isAnyones(request) ? PublicPage.at(request) : null;
    Map<String, String> shown = page == null ? null : page.shown(request);
    if (page == null || shown == null) {
      chain.doFilter(request, response);
      return;
    }
    Turn<CachedPage> turn = cache.turn(page.key(request, shown));
    if (turn.value() != null) {
      send(turn.value(), request, response);
    } else if (turn.isToLoad()) {
      PageDraft draft = new PageDraft(response);
      CachedPage made = make(turn, new AnyonesRequest(request, shown), draft, chain);
      if (made == null) {
        draft.send();
      } else {
        send(made, request, response);
      }
    } else {
      chain.doFilter(request, response);
    }
  }

  private static boolean isAnyones(HttpServletRequest request) {
    return request.getMethod().equals("GET")
        && request.getUserPrincipal() == null
        && request.getHeader("Authorization") == null
        && request.getSession(false) == null;
  }

  /**
   * Returns the rendered page, an older one if rendering failed, null if the page is not cached.
   */
  private @Nullable CachedPage make(
      Turn<CachedPage> turn, AnyonesRequest request, PageDraft draft, FilterChain chain)
      throws IOException, ServletException {
    try {
      chain.doFilter(request, draft);
    } catch (IOException | ServletException | RuntimeException e) {
      CachedPage older = turn.failed();
      if (older == null) {
        throw e;
      }
      LOG.log(Level.WARNING, "A page could not be made; an older one is answered", e);
      return older;
    }
    boolean kept = draft.isForAnyone() && request.getSession(false) == null;
    CachedPage page =
        kept ? CachedPage.of(draft.getBufferAsString(), draft.policy(), entities.all()) : null;
    if (page == null) {
      turn.notKept();
    } else {
      turn.loaded(page);
    }
    return page;
  }

  private void send(CachedPage page, HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    boolean unchanged = Tag.matches(request.getHeader("If-None-Match"), page.tag());
    cache.browser("pages", unchanged);
    response.setHeader("ETag", page.tag());
    response.setHeader("Cache-Control", "private, no-cache");
    response.setHeader("Vary", "Accept-Encoding");
    response.setHeader(PageDraft.POLICY, page.policy());
    if (unchanged) {
      response.setStatus(HttpServletResponse.SC_NOT_MODIFIED);
      return;
    }
    boolean zipped = Gzip.isAccepted(request);
    byte[] body = zipped ? page.zipped() : Gzip.unzip(page.zipped());
    response.setContentType("text/html;charset=UTF-8");
    response.setHeader("Content-Length", Integer.toString(body.length));
    if (zipped) {
      response.setHeader("Content-Encoding", "gzip");
    }
    response.getOutputStream().write(body);
  }
}
