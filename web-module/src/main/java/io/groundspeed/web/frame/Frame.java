package io.groundspeed.web.frame;

import io.groundspeed.shared.TimeRange;
import io.groundspeed.verdict.Screen;
import io.groundspeed.web.gate.OwnAddress;
import io.groundspeed.web.gate.OwnOrigin;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What the header shows, and the part of the address that all screens share. */
@Named
@RequestScoped
public class Frame {
  private static final String RANGE = "range";
  private static final String REFRESH = "refresh";
  private static final String DEFAULT_RANGE = "24h";
  private static final String OFF = "off";
  private static final List<String> REFRESHES = List.of(OFF, "5", "15", "60");

  @Inject private HttpServletRequest request;
  @Inject private InstantSource time;
  @Inject private Nodes nodes;

  private Instant now;
  private Parameters parameters;
  private TimeRange range;
  private String refresh;

  @PostConstruct
  void open() {
    now = time.instant();
    parameters = new Parameters(given());
    range = parameters.read(RANGE, TimeRange.parse(DEFAULT_RANGE, now), this::parseRange);
    refresh = parameters.oneOf(REFRESH, OFF, REFRESHES);
  }

  private Map<String, String> given() {
    Map<String, String> given = new LinkedHashMap<>();
    request.getParameterMap().forEach((name, values) -> given.put(name, values[0]));
    return CustomRange.joined(given);
  }

  private TimeRange parseRange(String text) {
    return TimeRange.parse(text, now);
  }

  /** Returns the parameters of the address, for the screen to read its own. */
  public Parameters parameters() {
    return parameters;
  }

  /** Returns the address of this view, of what was understood of it. */
  public Address getAddress() {
    return parameters.address(getScreen().getPath());
  }

  /** Returns what was not understood of the address, a sentence each. */
  public List<String> getProblems() {
    return parameters.problems();
  }

  public TimeRange getRange() {
    return range;
  }

  /** Returns the ends of a range that has no name, as its inputs hold them. */
  public CustomRange getCustom() {
    return CustomRange.of(range);
  }

  public boolean isCustomRange() {
    return !TimeRange.NAMED.containsKey(range.name());
  }

  public Iterable<String> getRanges() {
    return TimeRange.NAMED.keySet();
  }

  /** Returns the seconds between two refreshes, or {@code off}. */
  public String getRefresh() {
    return refresh;
  }

  public List<String> getRefreshes() {
    return REFRESHES;
  }

  /** Returns whether only regions are asked for, and nothing around them. */
  public boolean isRefreshing() {
    return request.getHeader("Faces-Request") != null;
  }

  public Instant getNow() {
    return now;
  }

  public Screen[] getScreens() {
    return Screen.values();
  }

  /** Returns the screen that is open. */
  public Screen getScreen() {
    return Screen.at(request.getServletPath()).orElse(Screen.first());
  }

  /** Returns where a screen is, over the same range. */
  public String href(Screen screen) {
    Map<String, String> shared = new LinkedHashMap<>(getAddress().parameters());
    shared.keySet().retainAll(List.of(RANGE, REFRESH));
    return new Address(screen.getPath(), shared).getHref();
  }

  public int getNodes() {
    return nodes.count();
  }

  /** Returns where this server is, for links and snippets, without a slash at the end. */
  public String getOrigin() {
    return OwnAddress.of(request) + request.getContextPath();
  }

  /** Returns the origin that the browser of this request sees, to shorten addresses by. */
  public String getBrowserOrigin() {
    return OwnOrigin.of(request);
  }
}
