package io.groundspeed.web.gate;

import io.groundspeed.page.PageTemplates;
import io.groundspeed.verdict.Screen;
import java.util.Set;

/**
 * The endpoints of pages: named as the tracker's vitals name the page, so that a page and its
 * requests can be joined.
 */
final class PageNames {
  private static final Set<String> HOME = Set.of("/", "/index");

  private PageNames() {}

  /**
   * Returns the name of a page; null for what is none, whose mapping names it.
   *
   * @param path without the context path
   */
  static String of(String path, PageTemplates templates) {
    if (HOME.contains(path)) {
      return "/";
    }
    if (Screen.at(path).isPresent()) {
      return path;
    }
    String template = templates.of(path);
    return templates.isConfigured(template) ? template : null;
  }
}
