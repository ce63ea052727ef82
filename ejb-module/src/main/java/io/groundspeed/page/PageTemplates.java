package io.groundspeed.page;

import io.groundspeed.shared.Environment;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * Maps the path of a page to its template, so that {@code /mentors/17} and {@code /mentors/18} are
 * one page. Configured templates are tried first. In other paths, a segment that looks like an
 * identifier becomes <code>{id}</code>.
 */
public final class PageTemplates {
  private static final String NAME = "GROUNDSPEED_PAGE_TEMPLATES";

  private static final Pattern PATH = Pattern.compile("/[^\\s?#;]{0,1023}");

  /** Digits only, a UUID, or at least sixteen hexadecimal digits. */
  private static final Pattern IDENTIFIER =
      Pattern.compile("\\d+|[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}|[0-9a-fA-F]{16,}");

  /** The text that matches a placeholder of a configured template. */
  private static final String ANY = "[^/]+";

  private final List<Template> templates;

  /**
   * @param templates for example <code>/journeys/{slug}</code>; the first match is used
   */
  public PageTemplates(List<String> templates) {
    this.templates = templates.stream().map(Template::of).toList();
  }

  /**
   * Reads {@code GROUNDSPEED_PAGE_TEMPLATES}. The default is the templates of the journey platform.
   *
   * @throws IllegalArgumentException naming the setting, if a template is no path
   */
  public static PageTemplates of(Environment env) {
    List<String> templates = env.list(NAME, "/journeys/{slug},/mentors/{id}");
    for (String template : templates) {
      Environment.require(
          PATH.matcher(template).matches(), NAME, "a list of paths such as /shop/{item}", template);
    }
    return new PageTemplates(templates);
  }

  /** Returns the template of a path. */
  public String of(String path) {
    for (Template template : templates) {
      if (template.pattern().matcher(path).matches()) {
        return template.text();
      }
    }
    return withoutIdentifiers(path);
  }

  /** Returns whether a template is a configured one. */
  public boolean isConfigured(String template) {
    return templates.stream().anyMatch(configured -> configured.text().equals(template));
  }

  /**
   * Returns a regular expression, valid in both Java and PostgreSQL, for the paths of a template. A
   * placeholder of a configured template matches any text without a slash. In other templates,
   * {@code {id}} matches an identifier and any other placeholder only itself, because pages may be
   * named after templates that are not configured.
   */
  public String regex(String template) {
    return isConfigured(template)
        ? regex(template, place -> true, ANY)
        : regex(template, "{id}"::equals, "(" + IDENTIFIER.pattern() + ")");
  }

  /**
   * @param stands returns whether a segment matches other segments than itself
   * @param others expression for these other segments
   */
  private static String regex(String template, Predicate<String> stands, String others) {
    StringBuilder regex = new StringBuilder("^");
    for (String part : template.split("(?=\\{)|(?<=\\})", -1)) {
      boolean named = part.startsWith("{") && part.endsWith("}");
      String own = part.replaceAll("[^\\w/ -]", "\\\\$0");
      regex.append(named && stands.test(part) ? "(?:" + others + "|" + own + ")" : own);
    }
    return regex.append('$').toString();
  }

  private static String withoutIdentifiers(String path) {
    if (path.chars().noneMatch(c -> c >= '0' && c <= '9' || c >= 'a' && c <= 'f')) {
      return path;
    }
    StringBuilder template = new StringBuilder(path.length());
    int start = 0;
    for (int i = 0; i <= path.length(); i++) {
      if (i == path.length() || path.charAt(i) == '/') {
        String segment = path.substring(start, i);
        template.append(IDENTIFIER.matcher(segment).matches() ? "{id}" : segment);
        if (i < path.length()) {
          template.append('/');
        }
        start = i + 1;
      }
    }
    return template.toString();
  }

  private record Template(String text, Pattern pattern) {
    static Template of(String text) {
      return new Template(text, Pattern.compile(regex(text, place -> true, ANY)));
    }
  }
}
