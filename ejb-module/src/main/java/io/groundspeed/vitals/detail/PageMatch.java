package io.groundspeed.vitals.detail;

import io.groundspeed.page.PageTemplates;

/**
 * The condition that finds the raw rows of a page: by its path, or by the regular expression of its
 * template.
 *
 * @param operator for {@code page_path}
 * @param operand the path or the regular expression
 */
record PageMatch(String operator, String operand) {
  static PageMatch of(String template, PageTemplates templates) {
    return template.indexOf('{') < 0
        ? new PageMatch("=", template)
        : new PageMatch("~", templates.regex(template));
  }
}
