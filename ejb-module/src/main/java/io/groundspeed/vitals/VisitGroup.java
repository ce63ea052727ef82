package io.groundspeed.vitals;

import io.groundspeed.shared.TimeRange;
import io.groundspeed.verdict.Place;
import io.groundspeed.verdict.Screen;
import io.groundspeed.verdict.Verdict;
import io.groundspeed.verdict.VerdictSubject;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Visits by the same device type, or of the same page, whose metrics are judged together.
 *
 * @param name the page's template, or the device type, which is empty if unknown
 */
record VisitGroup(boolean isPage, String name) {
  /**
   * Returns the metrics of all groups.
   *
   * @param byDevice the metrics by device type
   * @param pages in the order that is kept
   */
  static Map<VisitGroup, List<VitalSummary>> all(
      Map<String, List<VitalSummary>> byDevice, List<PageSummary> pages) {
    Map<VisitGroup, List<VitalSummary>> groups = new LinkedHashMap<>();
    byDevice.forEach((device, metrics) -> groups.put(new VisitGroup(false, device), metrics));
    pages.forEach(
        page ->
            groups.put(new VisitGroup(true, page.page()), List.copyOf(page.metrics().values())));
    return groups;
  }

  /** Returns its name for a sentence. */
  String title() {
    return name.isEmpty() ? "devices of unknown type" : name;
  }

  /** Returns its place on the Web Vitals screen, which can't filter by an unknown device type. */
  Place place() {
    Place screen = Place.of(Screen.WEB_VITALS);
    return name.isEmpty() ? screen : screen.with(isPage ? "page" : "device", name);
  }

  VitalsFilter filter(TimeRange range) {
    return new VitalsFilter(
        range, isPage ? name : null, isPage ? null : name, null, null, null, Population.VISITS);
  }

  /** Returns the subject of the verdicts on its metrics. */
  VerdictSubject subject() {
    return VerdictSubject.of("vitals " + this, place(), this::together);
  }

  private String together(List<Verdict> members) {
    String values =
        members.stream()
            .map(member -> member.parameters().get("metric") + " " + member.measured().value())
            .collect(Collectors.joining(", "));
    return "%d metrics on %s are not good: %s".formatted(members.size(), title(), values);
  }
}
