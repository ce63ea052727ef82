package io.groundspeed.account;

import io.groundspeed.shared.Environment;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Optional;

/**
 * The address under which users reach this server: {@code GROUNDSPEED_EXTERNAL_URL}, for example
 * {@code https://perf.example.com}. Links are built from it and never from the {@code Host} header,
 * which the client controls.
 */
public final class ExternalAddress {
  private static final String NAME = "GROUNDSPEED_EXTERNAL_URL";
  private static final Optional<String> OF_PROCESS = of(Environment.ofProcess());

  private ExternalAddress() {}

  /** Returns the configured address without a trailing slash; empty if none is configured. */
  public static Optional<String> ofProcess() {
    return OF_PROCESS;
  }

  /**
   * Reads the setting.
   *
   * @throws IllegalArgumentException naming the setting, if it is not a scheme, a host and an
   *     optional port
   */
  public static Optional<String> of(Environment env) {
    String text = env.text(NAME);
    if (text == null) {
      return Optional.empty();
    }
    String address = text.endsWith("/") ? text.substring(0, text.length() - 1) : text;
    Environment.require(
        isOrigin(address),
        NAME,
        "an address such as https://perf.example.com, without a path",
        text);
    return Optional.of(address);
  }

  private static boolean isOrigin(String address) {
    try {
      URI uri = new URI(address);
      boolean web = "https".equals(uri.getScheme()) || "http".equals(uri.getScheme());
      return web
          && uri.getHost() != null
          && uri.getUserInfo() == null
          && uri.getRawPath().isEmpty()
          && uri.getQuery() == null
          && uri.getFragment() == null;
    } catch (URISyntaxException e) {
      return false;
    }
  }
}
