package io.groundspeed.vitals;

import io.groundspeed.shared.PageTemplates;

/**
 * How raw rows of a page are found: by its path where it is one, else by the pattern of its
 * template, whose identifiers are any text.
 *
 * @param operator for {@code page_path}
 * @param operand what it is compared with
 */
record PageMatch(String operator, String operand) {
  static PageMatch of(String template) {
    return template.indexOf('{') < 0
        ? new PageMatch("=", template)
        : new PageMatch("LIKE", PageTemplates.likePattern(template));
  }
}
