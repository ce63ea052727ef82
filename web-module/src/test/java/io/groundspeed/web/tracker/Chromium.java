package io.groundspeed.web.tracker;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A headless Chromium for tests: that of the machine if there is one, else the one that Playwright
 * downloads. The back/forward cache, which Playwright disables by default, is enabled.
 */
final class Chromium implements AutoCloseable {
  private static final Optional<Path> INSTALLED =
      Stream.of(
              "/usr/bin/chromium",
              "/usr/bin/chromium-browser",
              "/usr/bin/google-chrome",
              "/usr/bin/google-chrome-stable",
              "/opt/google/chrome/chrome",
              "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome")
          .map(Path::of)
          .filter(Files::isExecutable)
          .findFirst();

  private final Playwright playwright;
  private final Browser browser;

  private Chromium(Playwright playwright, Browser browser) {
    this.playwright = playwright;
    this.browser = browser;
  }

  static Chromium launch() {
    Playwright playwright =
        Playwright.create(
            new Playwright.CreateOptions()
                .setEnv(
                    INSTALLED.isPresent()
                        ? Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")
                        : Map.of()));
    BrowserType.LaunchOptions options =
        new BrowserType.LaunchOptions()
            .setArgs(List.of("--no-sandbox")) // containers run as root
            .setIgnoreDefaultArgs(List.of("--disable-back-forward-cache"));
    INSTALLED.ifPresent(options::setExecutablePath);
    return new Chromium(playwright, playwright.chromium().launch(options));
  }

  /**
   * Opens a page in a browser that is not automated, because Chromium does not prerender while it
   * is automated. The caller must end the process.
   */
  static Process open(String url) throws IOException {
    Path profile = Files.createTempDirectory(Path.of("target"), "chromium").toAbsolutePath();
    Path executable = INSTALLED.orElseGet(Chromium::downloaded);
    return new ProcessBuilder(
            executable.toString(),
            "--headless",
            "--no-sandbox",
            "--no-first-run",
            "--remote-debugging-port=0", // otherwise headless mode prints the page and exits
            "--user-data-dir=" + profile,
            url)
        .redirectErrorStream(true)
        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
        .start();
  }

  private static Path downloaded() {
    try (Playwright playwright = Playwright.create()) {
      return Path.of(playwright.chromium().executablePath());
    }
  }

  Browser browser() {
    return browser;
  }

  @Override
  public void close() {
    browser.close();
    playwright.close();
  }
}
