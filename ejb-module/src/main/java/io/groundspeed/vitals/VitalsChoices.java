package io.groundspeed.vitals;

import java.util.EnumMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** The filter options in a range: all values that occurred, without unknown ones. */
public final class VitalsChoices {
  private final Set<String> devices = new TreeSet<>();
  private final Set<String> connections = new TreeSet<>();
  private final Set<String> countries = new TreeSet<>();
  private final Set<String> releases = new TreeSet<>();

  private final Map<Population, Long> views = new EnumMap<>(Population.class);

  /** Adds page views, as counted by one metric. */
  void add(Population population, long reported) {
    views.merge(population, reported, Math::max);
  }

  /** Returns the number of page views of each population that occurred. */
  public Map<Population, Long> populations() {
    return views;
  }

  void add(VitalSegment segment) {
    addKnown(devices, segment.device());
    addKnown(connections, segment.connection());
    addKnown(countries, segment.country());
    addKnown(releases, segment.release());
  }

  /** Returns the device classes. */
  public Set<String> devices() {
    return devices;
  }

  /** Returns the connection types. */
  public Set<String> connections() {
    return connections;
  }

  /** Returns the countries. */
  public Set<String> countries() {
    return countries;
  }

  /** Returns the releases. */
  public Set<String> releases() {
    return releases;
  }

  private static void addKnown(Set<String> values, String value) {
    if (!value.isEmpty()) {
      values.add(value);
    }
  }
}
