package io.groundspeed.vitals.detail;

import io.groundspeed.page.PageTemplates;

/**
 * How raw rows of a page are found: by its path where it is one, else by what its template matches.
 *
 * @param operator for {@code page_path}
 * @param operand what it is compared with
 */
record PageMatch(String operator, String operand) {
  static PageMatch of(String template, PageTemplates templates) {
    return template.indexOf('{') < 0
        ? new PageMatch("=", template)
        : new PageMatch("~", templates.regex(template));
  }
}
