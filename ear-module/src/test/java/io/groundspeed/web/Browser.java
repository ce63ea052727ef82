package io.groundspeed.web;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.ReducedMotion;
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

  /** A page that is answered only within a session, and a part of it. */
  private static final String PERSONAL = "/account/password";

  private static final String FORM = "id=\"current\"";

  private final Playwright playwright;
  private final com.microsoft.playwright.Browser chromium;
  private final List<Tab> tabs = new ArrayList<>();

  /** By server and name. A new context loads and compiles all scripts again, which takes 1.5 s. */
  private final Map<String, BrowserContext> people = new HashMap<>();

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

  /**
   * Opens a tab of the administrator, who has logged in once for all tests. Only tabs are closed
   * after a test: one that ends the session, or needs an empty cache, has to log in.
   */
  public Tab admin() {
    return adminAt(Groundspeed.url());
  }

  /** Opens the same on another server that all tests of the JVM share. */
  public Tab adminAt(String url) {
    return as("admin", RunningGroundspeed.ADMIN_PASSWORD, url);
  }

  /** Opens a tab of the administrator in a time zone, such as {@code Asia/Tokyo}. */
  public Tab adminIn(String timeZone) {
    String session =
        person("admin", RunningGroundspeed.ADMIN_PASSWORD, Groundspeed.url()).storageState();
    return tab(based(Groundspeed.url()).setStorageState(session).setTimezoneId(timeZone));
  }

  /** Opens a tab of the demo's client, who has logged in once for all tests. */
  public Tab client() {
    return as("client", Groundspeed.PASSWORD, Groundspeed.url());
  }

  /** Opens a tab of the demo's mentor, who has logged in once for all tests. */
  public Tab mentor() {
    return as("mentor", Groundspeed.PASSWORD, Groundspeed.url());
  }

  private Tab as(String name, String password, String url) {
    return opened(new Tab(person(name, password, url).newPage()));
  }

  /** A server ends the oldest session of a user who has logged in too often. */
  private BrowserContext person(String name, String password, String url) {
    BrowserContext person = people.get(url + name);
    if (person == null || !person.request().get(PERSONAL).text().contains(FORM)) {
      person = loggedIn(name, password, url);
      people.put(url + name, person);
    }
    return person;
  }

  private BrowserContext loggedIn(String name, String password, String url) {
    BrowserContext context = chromium.newContext(based(url));
    Tab tab = new Tab(context.newPage());
    tab.open("/login");
    tab.logIn(name, password);
    tab.close();
    return context;
  }

  /** Without transitions, for which each change of the theme would wait. */
  private static NewContextOptions based(String url) {
    return new NewContextOptions().setBaseURL(url).setReducedMotion(ReducedMotion.REDUCE);
  }

  /** Opens a tab that identifies itself as a crawler. */
  public Tab bot() {
    return tab(
        based(Groundspeed.url())
            .setUserAgent(
                "Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)"));
  }

  private Tab tab(NewContextOptions options) {
    return opened(new Tab(chromium.newContext(options).newPage()));
  }

  private Tab opened(Tab tab) {
    tabs.add(tab);
    return tab;
  }

  /** Closes the tabs, and the contexts that are not shared. */
  void closeTabs() {
    tabs.forEach(Tab::close);
    tabs.clear();
    chromium.contexts().stream()
        .filter(context -> !people.containsValue(context))
        .forEach(BrowserContext::close);
  }

  @Override
  public void close() {
    chromium.close();
    playwright.close();
  }
}
