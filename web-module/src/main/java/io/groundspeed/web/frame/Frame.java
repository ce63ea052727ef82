package io.groundspeed.web.frame;

import io.groundspeed.shared.TimeRange;
import io.groundspeed.verdict.Screen;
import io.groundspeed.web.csv.Exact;
import io.groundspeed.web.gate.OwnAddress;
import io.groundspeed.web.gate.OwnOrigin;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Backing bean of the header, with the part of the address that all screens share. */
@Named
@RequestScoped
public class Frame {
  private static final String RANGE = "range";
  private static final String REFRESH = "refresh";
  private static final String OWN = "own";
  private static final String DEFAULT_RANGE = "24h";
  private static final String OFF = "off";
  private static final List<String> REFRESHES = List.of(OFF, "5", "15", "60");

  @Inject private HttpServletRequest request;
  @Inject private InstantSource time;
  @Inject private Nodes nodes;
  @Inject private Patience patience;

  private Instant now;
  private Parameters parameters;
  private TimeRange range;
  private String refresh;
  private boolean own;

  @PostConstruct
  void open() {
    now = time.instant();
    parameters = new Parameters(given());
    range = parameters.read(RANGE, TimeRange.parse(DEFAULT_RANGE, now), this::parseRange);
    refresh = parameters.oneOf(REFRESH, OFF, REFRESHES);
    own = parameters.oneOf(OWN, "hidden", List.of("hidden", "shown")).equals("shown");
  }

  private Map<String, String> given() {
    Set<String> names = namesOf(request.getQueryString());
    Map<String, String> given = new LinkedHashMap<>();
    request
        .getParameterMap()
        .forEach(
            (name, values) -> {
              if (names.contains(name)) { // the fields of a form are no part of the address
                given.put(name, values[0]);
              }
            });
    return CustomRange.joined(given);
  }

  private static Set<String> namesOf(String query) {
    return query == null
        ? Set.of()
        : Arrays.stream(query.split("&"))
            .map(parameter -> parameter.split("=", 2)[0])
            .map(name -> URLDecoder.decode(name, StandardCharsets.UTF_8))
            .collect(Collectors.toSet());
  }

  private TimeRange parseRange(String text) {
    return TimeRange.parse(text, now);
  }

  /** Returns the parameters of the address, so that the screen can read its own. */
  public Parameters parameters() {
    return parameters;
  }

  /** Returns the address of this view with all valid parameters. */
  public Address getAddress() {
    return parameters.address(getScreen().getPath());
  }

  /** Returns a sentence for each invalid parameter of the address. */
  public List<String> getProblems() {
    return parameters.problems();
  }

  /** Returns the range of time that is shown. */
  public TimeRange getRange() {
    return range;
  }

  /** Returns the time axis of the charts. */
  public TimeAxis getAxis() {
    return new TimeAxis(range);
  }

  /** Returns the ends of the range in the format of the form inputs. */
  public CustomRange getCustom() {
    return CustomRange.of(range);
  }

  /** Returns whether the range is a custom one instead of a named one. */
  public boolean isCustomRange() {
    return !TimeRange.NAMED.containsKey(range.name());
  }

  /** Returns the names of the predefined ranges. */
  public Iterable<String> getRanges() {
    return TimeRange.NAMED.keySet();
  }

  /** Returns the seconds between two refreshes, or {@code off}. */
  public String getRefresh() {
    return refresh;
  }

  /** Returns the choices for the refresh interval: seconds, or {@code off}. */
  public List<String> getRefreshes() {
    return REFRESHES;
  }

  /** Returns whether Groundspeed's own requests and statements are shown beside the others. */
  public boolean isOwn() {
    return own;
  }

  /** Returns whether only regions are requested, without the rest of the page. */
  public boolean isRefreshing() {
    return patience.isRefresh();
  }

  /** Returns the time at which this request began. */
  public Instant getNow() {
    return now;
  }

  /** Returns all screens. */
  public Screen[] getScreens() {
    return Screen.values();
  }

  /** Returns the screen that is open, the first one if the address names none. */
  public Screen getScreen() {
    return Screen.at(request.getServletPath().replaceFirst("\\.csv$", "")).orElse(Screen.first());
  }

  /** Returns whether a table of the screen is exported, instead of the screen being shown. */
  public boolean isExporting() {
    return Exact.isOn();
  }

  /**
   * Returns the address of a table as CSV, with the parameters of this view.
   *
   * @param table the client id of its component
   */
  public Address csv(String table) {
    Address address = getAddress();
    return new Address(address.path() + ".csv", address.parameters())
        .without(REFRESH)
        .with("table", table);
  }

  /** Returns the address of a screen with the same range and refresh interval. */
  public String href(Screen screen) {
    Map<String, String> shared = new LinkedHashMap<>(getAddress().parameters());
    shared.keySet().retainAll(List.of(RANGE, REFRESH, OWN));
    return new Address(screen.getPath(), shared).getHref();
  }

  /** Returns the number of nodes in the cluster. */
  public int getNodes() {
    return nodes.count();
  }

  /** Returns the base address of this server, for links and snippets, without a trailing slash. */
  public String getOrigin() {
    return OwnAddress.of(request) + request.getContextPath();
  }

  /** Returns the origin as this request's browser sees it, to shorten addresses. */
  public String getBrowserOrigin() {
    return OwnOrigin.of(request);
  }
}
