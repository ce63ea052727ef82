package io.groundspeed.web.tracker;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;

/** The built tracker on a page in a real browser; tests check what it sends. */
abstract class OnTrackedPage {
  private static Chromium chromium;

  /** Errors thrown on the page or logged as errors to its console. */
  final List<String> errors = new ArrayList<>();

  TrackedSite site;
  Page page;
  private BrowserContext context;

  @BeforeAll
  static void launch() {
    chromium = Chromium.launch();
  }

  @AfterAll
  static void quit() {
    chromium.close();
  }

  @BeforeEach
  void open() {
    site = new TrackedSite();
    use(new NewContextOptions());
  }

  /** Continues with another page, in a browser with these options. */
  final void use(NewContextOptions options) {
    if (context != null) {
      context.close();
    }
    context = chromium.browser().newContext(options);
    page = context.newPage();
    page.onPageError(errors::add);
    page.onConsoleMessage(
        message -> {
          if (message.type().equals("error")) {
            errors.add(message.text());
          }
        });
  }

  @AfterEach
  void close() {
    context.close();
    site.close();
  }

  final void visit(String path) {
    page.navigate(site.url(path));
    nextFrames();
  }

  /** Opens a page and waits until the second part is loaded. */
  final void visitFully(String path) {
    page.navigate(site.url(path));
    awaitSecondPart();
  }

  final void awaitSecondPart() {
    page.waitForFunction("window[Symbol.for('groundspeed')]?.join === undefined");
    nextFrames();
  }

  final void click(String selector) {
    page.click(selector);
    nextFrames();
  }

  final void leave() {
    page.navigate(site.url("/elsewhere"));
  }

  /** Waits until pending changes are painted and their entries were passed to observers. */
  final void nextFrames() {
    page.evaluate(
        "new Promise(done => requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(done, 50))))");
  }

  static Predicate<List<Batch>> have(String... names) {
    return batches -> Batch.lastOf(batches).keySet().containsAll(Set.of(names));
  }
}
