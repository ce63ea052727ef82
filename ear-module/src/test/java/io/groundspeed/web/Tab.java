package io.groundspeed.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.args.AxeRunOptions;
import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.WaitForSelectorState;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** One page of a browser, which records the browser's complaints. */
public final class Tab implements AutoCloseable {
  private static final Set<String> GRAVE = Set.of("serious", "critical");

  /** The rule whose result a theme may change at the same width. */
  private static final String CONTRAST = "color-contrast";

  private static final int LARGEST_REFRESH = 15 * 1024;
  private static final int[] WIDTHS = {360, 768, 1440};

  private final Page page;
  private final List<String> complaints = new ArrayList<>();

  Tab(Page page) {
    this.page = page;
    page.onPageError(complaints::add);
    page.onConsoleMessage(
        message -> {
          if (message.type().equals("error") || message.type().equals("warning")) {
            complaints.add(message.text());
          }
        });
  }

  /** Opens an address, and waits until no region is loading: a slow machine shows skeletons. */
  public Response open(String address) {
    Response response = page.navigate(address);
    awaitRegions();
    return response;
  }

  public void logIn(String name, String password) {
    page.fill("input[name=username]", name);
    page.fill("input[name=password]", password);
    submit("main button");
  }

  /**
   * Clicks a button that sends a form, and waits until its answer is the open page. To open another
   * address before that would cancel the request.
   */
  public void submit(String selector) {
    run("document.documentElement.dataset.left = ''");
    page.click(selector);
    page.waitForFunction( // a document that is being replaced has no element for a moment
        "() => document.documentElement && !('left' in document.documentElement.dataset)");
    awaitRegions();
  }

  /** Returns the path with its query. */
  public String address() {
    return (String) page.evaluate("location.pathname + location.search");
  }

  public Locator find(String selector) {
    return page.locator(selector);
  }

  public String text(String selector) {
    return page.locator(selector).first().innerText();
  }

  public Object run(String script) {
    return page.evaluate(script);
  }

  /** Clicks a link or a button, and waits until an address is open. */
  public void follow(String selector, String address) {
    page.locator(selector).first().click();
    page.waitForURL(url -> url.endsWith(address));
    awaitRegions();
  }

  private void awaitRegions() {
    page.locator(".region .loading, .region .awaited")
        .first()
        .waitFor(new Locator.WaitForOptions().setState(WaitForSelectorState.DETACHED));
  }

  /** Waits until there is an element with this text. */
  public void waitFor(String selector, String text) {
    page.locator(selector).filter(new Locator.FilterOptions().setHasText(text)).first().waitFor();
  }

  public Page page() {
    return page;
  }

  public void press(String key) {
    page.keyboard().press(key);
  }

  public Tab width(int pixels) {
    page.setViewportSize(pixels, 900);
    return this;
  }

  /** Shows the page in a theme, and waits until colour transitions have ended. */
  public Tab colours(ColorScheme scheme) {
    page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(scheme));
    run(
        """
        new Promise(requestAnimationFrame).then(() => Promise.allSettled(
            document.getAnimations()
                .filter((it) => it.effect.getComputedTiming().endTime < Infinity)
                .filter((it) => it.effect.target.checkVisibility()) // others may never end
                .map((it) => it.finished)))
        """);
    return this;
  }

  /**
   * Opens each address. Asserts that it exists and is not wider than the window at three widths,
   * and that axe finds no serious problem at the narrowest width (dark) and at the widest (light
   * and dark).
   */
  public void assertSound(String... addresses) {
    for (String address : addresses) {
      assertThat(width(WIDTHS[0]).open(address).status()).as(address).isEqualTo(200);
      assertNoBarriers(ColorScheme.DARK);
      for (int width : WIDTHS) {
        width(width).awaitLayout();
        assertThat(overflow())
            .as("pixels that %s is wider than %s", address, width)
            .isNotPositive();
      }
      assertNoBarriers(ColorScheme.LIGHT);
      assertNoBarriers(ColorScheme.DARK, CONTRAST);
    }
    assertThat(complaints).isEmpty();
  }

  /** Waits until what observes the size of the window, such as a chart, has been drawn again. */
  private void awaitLayout() {
    run("new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))");
  }

  /** Asserts that axe finds no serious problem in either theme. */
  void assertNoBarriers() {
    assertNoBarriers(ColorScheme.LIGHT);
    assertNoBarriers(ColorScheme.DARK);
  }

  private void assertNoBarriers(ColorScheme theme, String... rules) {
    assertThat(colours(theme).barriers(rules)).as("%s, %s", page.url(), theme).isEmpty();
  }

  /** Refreshes the open page by keyboard; the response must have at most 15 KB. */
  public void assertSmallRefresh() {
    Response refresh =
        page.waitForResponse(answer -> answer.request().method().equals("POST"), () -> press("r"));
    assertThat(refresh.status()).as(page.url()).isEqualTo(200);
    assertThat(refresh.request().sizes().responseBodySize)
        .as(page.url())
        .isLessThanOrEqualTo(LARGEST_REFRESH);
  }

  /** Returns by how many pixels the page is wider than its window. */
  public int overflow() {
    return (Integer) page.evaluate("document.documentElement.scrollWidth - innerWidth");
  }

  /**
   * Returns errors and warnings of the console, including violations of the content security
   * policy.
   */
  public List<String> complaints() {
    return complaints;
  }

  /**
   * Returns what axe rates as serious or critical.
   *
   * @param rules to check; all if empty
   */
  public List<String> barriers(String... rules) {
    AxeRunOptions violationsAlone = new AxeRunOptions();
    violationsAlone.setResultTypes(List.of("violations"));
    AxeBuilder axe =
        new AxeBuilder(page)
            .options(violationsAlone)
            .setLegacyMode(true); // our pages have no frames
    if (rules.length > 0) {
      axe.withRules(List.of(rules));
    }
    return axe.analyze().getViolations().stream()
        .filter(rule -> GRAVE.contains(rule.getImpact()))
        .map(rule -> rule.getId() + ": " + rule.getNodes().get(0).getHtml())
        .toList();
  }

  /**
   * Closes the page, without what it would send at its end. The next tab of the same person does
   * not know what this one had stored.
   */
  @Override
  public void close() {
    if (!page.isClosed()) {
      run("() => { try { localStorage.clear(); } catch { /* not on a page of a server */ } }");
      page.close();
    }
  }
}
