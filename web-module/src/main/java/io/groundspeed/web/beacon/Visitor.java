package io.groundspeed.web.beacon;

import io.groundspeed.probe.client.Client;
import io.groundspeed.probe.client.ClientAddress;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What a request reveals about its sender: network, device, connection, country. */
final class Visitor {
  private static final Pattern COUNTRY = Pattern.compile("[A-Z]{2}");

  /**
   * SmartTV, HbbTV, GoogleTV, Apple TV and others; those of LG, Sony and Amazon do not contain
   * "TV".
   */
  private static final Pattern TELEVISION =
      Pattern.compile("TV\\b|\\bBRAVIA\\b|\\bWeb0S\\b|\\bAFT[A-Z]");

  private static final Pattern CONNECTION = Pattern.compile("slow-2g|2g|3g|4g|5g");

  private final HttpServletRequest request;
  private final BeaconSettings settings;
  private final String network;
  private final UserAgents.UserAgent agent;

  Visitor(HttpServletRequest request, BeaconSettings settings) {
    this.request = request;
    this.settings = settings;
    this.network = Client.current().orElseThrow().network();
    this.agent = UserAgents.of(request.getHeader("User-Agent"));
  }

  /**
   * Returns the client's network, to which limits apply. It is kept in memory only, never stored.
   */
  String network() {
    return network;
  }

  /** Returns the signal with which the visitor opted out, null if there is none. */
  @Nullable String optOut() {
    if ("1".equals(request.getHeader("Sec-GPC"))) {
      return "gpc";
    }
    return "1".equals(request.getHeader("DNT")) ? "dnt" : null;
  }

  /** Returns browser, version and system, or the name of a program; null if unknown. */
  @Nullable String userAgent() {
    return agent.name();
  }

  /** Returns whether the user agent identifies a program. */
  boolean isBot() {
    return agent.isBot();
  }

  /**
   * Returns the device class: {@code other} for a television, else the class that the sender
   * states, else one derived from the user agent and the client hint.
   *
   * @param stated null if the sender states none
   */
  String device(@Nullable String stated) {
    String header = request.getHeader("User-Agent");
    if (header != null && TELEVISION.matcher(header).find()) {
      return Beacon.OTHER;
    }
    return stated == null ? device(request, header) : stated;
  }

  private static String device(HttpServletRequest request, @Nullable String agent) {
    String lower = agent == null ? "" : agent.toLowerCase(Locale.ROOT);
    if (lower.contains("ipad")
        || lower.contains("tablet")
        || lower.contains("android") && !lower.contains("mobile")) {
      return "tablet";
    }
    String hint = request.getHeader("Sec-CH-UA-Mobile");
    boolean mobile = hint == null ? lower.contains("mobi") : hint.equals("?1");
    return mobile ? "mobile" : "desktop";
  }

  /** Returns the effective connection type from the client hint, null if unknown. */
  @Nullable String connection() {
    String ect = request.getHeader("ECT");
    return ect != null && CONNECTION.matcher(ect).matches() ? ect : null;
  }

  /** Returns the country that a trusted proxy names, null if unknown. */
  @Nullable String country() {
    if (settings.countryHeader().isEmpty()
        || !ClientAddress.isTrustedProxy(request.getRemoteAddr())) {
      return null;
    }
    String country = request.getHeader(settings.countryHeader());
    return country != null && COUNTRY.matcher(country).matches() ? country : null;
  }
}
