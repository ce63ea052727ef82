package io.groundspeed.web;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import io.groundspeed.testing.ArquillianServer;
import io.groundspeed.testing.RunningGroundspeed;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Chromium, one for a class of tests. */
public final class Browser implements AutoCloseable {
  private static final List<String> PLACES =
      List.of("/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome");

  private final Playwright playwright;
  private final com.microsoft.playwright.Browser chromium;

  private Browser(Playwright playwright, com.microsoft.playwright.Browser chromium) {
    this.playwright = playwright;
    this.chromium = chromium;
  }

  /** The system's Chromium where there is one, else the one that Playwright installs by itself. */
  public static Browser open() {
    Optional<Path> installed = executable();
    Playwright playwright =
        Playwright.create(
            new Playwright.CreateOptions()
                .setEnv(
                    installed.isPresent()
                        ? Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")
                        : Map.of()));
    BrowserType.LaunchOptions options =
        new BrowserType.LaunchOptions().setArgs(List.of("--no-sandbox"));
    installed.ifPresent(options::setExecutablePath);
    return new Browser(playwright, playwright.chromium().launch(options));
  }

  private static Optional<Path> executable() {
    return Stream.concat(Stream.ofNullable(System.getenv("GROUNDSPEED_CHROMIUM")), PLACES.stream())
        .map(Path::of)
        .filter(Files::isExecutable)
        .findFirst();
  }

  /** A tab of someone who is not logged in. */
  public Tab anonymous() {
    return anonymous(ArquillianServer.url());
  }

  /** A tab of someone who is not logged in to the server at that address. */
  public Tab anonymous(String url) {
    BrowserContext context =
        chromium.newContext(
            new com.microsoft.playwright.Browser.NewContextOptions().setBaseURL(url));
    return new Tab(context.newPage());
  }

  /** A tab that knows no address, for the pages of other sites. */
  Tab blank() {
    return new Tab(chromium.newContext().newPage());
  }

  /** A tab of the administrator. */
  public Tab admin() {
    Tab tab = anonymous();
    tab.open("/login");
    tab.logIn("admin", RunningGroundspeed.ADMIN_PASSWORD);
    return tab;
  }

  @Override
  public void close() {
    chromium.close();
    playwright.close();
  }
}
