package io.groundspeed.web;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import io.groundspeed.testing.Groundspeed;
import io.groundspeed.testing.RunningGroundspeed;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** One Chromium for all tests of a JVM; {@link Browsing} provides it. */
public final class Browser implements AutoCloseable {
  private static final List<String> PLACES =
      List.of("/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome");

  /**
   * The user agent of a normal browser, because tests simulate people, and headless browsers
   * identify themselves. It is set by an argument, because requests sent while a page ends do not
   * use its context's user agent.
   */
  private static final String PERSON =
      "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko)"
          + " Chrome/141.0.0.0 Safari/537.36";

  private final Playwright playwright;
  private final com.microsoft.playwright.Browser chromium;
  private final List<Tab> tabs = new ArrayList<>();
  private final Map<String, String> sessions = new HashMap<>();

  private Browser(Playwright playwright, com.microsoft.playwright.Browser chromium) {
    this.playwright = playwright;
    this.chromium = chromium;
  }

  /** Opens the system's Chromium if there is one, else the one that Playwright installs. */
  static Browser open() {
    Optional<Path> installed = executable();
    Playwright playwright =
        Playwright.create(
            new Playwright.CreateOptions()
                .setEnv(
                    installed.isPresent()
                        ? Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")
                        : Map.of()));
    BrowserType.LaunchOptions options =
        new BrowserType.LaunchOptions()
            .setArgs(
                List.of(
                    "--no-sandbox",
                    "--disable-blink-features=AutomationControlled",
                    "--user-agent=" + PERSON));
    installed.ifPresent(options::setExecutablePath);
    return new Browser(playwright, playwright.chromium().launch(options));
  }

  private static Optional<Path> executable() {
    return Stream.concat(Stream.ofNullable(System.getenv("GROUNDSPEED_CHROMIUM")), PLACES.stream())
        .map(Path::of)
        .filter(Files::isExecutable)
        .findFirst();
  }

  /** Opens a tab without a log-in. */
  public Tab anonymous() {
    return at(Groundspeed.url());
  }

  /** Opens a tab without a log-in to the server at that address. */
  public Tab at(String url) {
    return tab(based(url));
  }

  /** Opens a tab without a base address, for other sites and other servers. */
  public Tab blank() {
    return tab(new NewContextOptions());
  }

  /** Opens a tab of the administrator, who has logged in once for all tests. */
  public Tab admin() {
    return as("admin", RunningGroundspeed.ADMIN_PASSWORD);
  }

  /** Opens a tab of the administrator in a time zone, such as {@code Asia/Tokyo}. */
  public Tab adminIn(String timeZone) {
    String session = session("admin", RunningGroundspeed.ADMIN_PASSWORD);
    return tab(based(Groundspeed.url()).setStorageState(session).setTimezoneId(timeZone));
  }

  /** Opens a tab of the demo's client, who has logged in once for all tests. */
  public Tab client() {
    return as("client", Groundspeed.PASSWORD);
  }

  /** Opens a tab of the demo's mentor, who has logged in once for all tests. */
  public Tab mentor() {
    return as("mentor", Groundspeed.PASSWORD);
  }

  private Tab as(String name, String password) {
    return tab(based(Groundspeed.url()).setStorageState(session(name, password)));
  }

  private String session(String name, String password) {
    return sessions.computeIfAbsent(name, any -> logIn(name, password));
  }

  private String logIn(String name, String password) {
    try (Tab tab = anonymous()) {
      tab.open("/login");
      tab.logIn(name, password);
      tab.page().waitForURL(url -> !url.contains("/login"));
      return tab.page().context().storageState();
    }
  }

  private static NewContextOptions based(String url) {
    return new NewContextOptions().setBaseURL(url);
  }

  /** Opens a tab that identifies itself as a crawler. */
  public Tab bot() {
    return tab(
        based(Groundspeed.url())
            .setUserAgent(
                "Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)"));
  }

  private Tab tab(NewContextOptions options) {
    Tab tab = new Tab(chromium.newContext(options).newPage());
    tabs.add(tab);
    return tab;
  }

  void closeTabs() {
    tabs.forEach(Tab::close);
    tabs.clear();
  }

  @Override
  public void close() {
    chromium.close();
    playwright.close();
  }
}
