package io.groundspeed.web.gate;

import io.groundspeed.page.PageTemplates;
import io.groundspeed.verdict.Screen;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Names the endpoints of pages in the same way as the tracker names pages, so that the vitals of a
 * page and its requests can be joined.
 */
final class PageNames {
  private static final Set<String> HOME = Set.of("/", "/index");

  private PageNames() {}

  /**
   * Returns the name of a page; null if the path is not a page, so that its mapping names the
   * endpoint.
   *
   * @param path without the context path
   */
  static @Nullable String of(String path, PageTemplates templates) {
    if (HOME.contains(path)) {
      return "/";
    }
    if (Screen.at(path.replaceFirst("\\.csv$", "")).isPresent()) {
      return path;
    }
    String template = templates.of(path);
    return templates.isConfigured(template) ? template : null;
  }
}
