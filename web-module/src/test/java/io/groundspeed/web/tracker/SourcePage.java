package io.groundspeed.web.tracker;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;

/**
 * A page without the tracker, into which tests import its source files one by one, on a clock that
 * they advance.
 */
final class SourcePage implements AutoCloseable {
  private final TrackedSite site = new TrackedSite().withMarkup("");
  private final BrowserContext context;
  private final Page page;

  SourcePage(Chromium chromium) {
    context = chromium.browser().newContext();
    page = context.newPage();
    page.clock().install();
    page.navigate(site.url("/journey"));
    page.clock().pauseAt(((Number) page.evaluate("Date.now() + 1000")).longValue());
  }

  /** Runs the body of an async function with an argument named {@code arg}. */
  Object run(String body, Object arg) {
    return page.evaluate("async (arg) => { " + body + " }", arg);
  }

  Object run(String body) {
    return run(body, null);
  }

  void pass(long millis) {
    page.clock().runFor(millis);
  }

  @Override
  public void close() {
    context.close();
    site.close();
  }
}
