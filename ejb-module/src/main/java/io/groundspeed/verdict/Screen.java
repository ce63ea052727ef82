package io.groundspeed.verdict;

import java.util.Arrays;
import java.util.Optional;

/**
 * The screens of the dashboard, in the order of the navigation. Adding a constant registers a
 * screen.
 */
public enum Screen {
  OVERVIEW(1, "Overview", "/admin/performance/overview"),
  WEB_VITALS(2, "Web Vitals", "/admin/performance/vitals"),
  ENDPOINTS(3, "Endpoints", "/admin/performance/endpoints"),
  QUERIES(4, "Queries", "/admin/performance/queries"),
  DATABASE(5, "Database", "/admin/performance/database"),
  CACHE(6, "Cache", "/admin/performance/cache"),
  JOBS(7, "Jobs", "/admin/performance/jobs"),
  SYSTEM(9, "System", "/admin/performance/system");

  private final int key;
  private final String title;
  private final String path;

  Screen(int key, String title, String path) {
    this.key = key;
    this.title = title;
    this.path = path;
  }

  /** Returns the first screen. */
  public static Screen first() {
    return values()[0];
  }

  /** Returns the screen at a path; empty if there is none. */
  public static Optional<Screen> at(String path) {
    return Arrays.stream(values()).filter(screen -> screen.path.equals(path)).findFirst();
  }

  /** Returns the digit key that opens it. */
  public int getKey() {
    return key;
  }

  /** Returns its title. */
  public String getTitle() {
    return title;
  }

  /** Returns its path below the context root. */
  public String getPath() {
    return path;
  }
}
