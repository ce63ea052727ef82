package io.groundspeed.report;

import java.util.Locale;

/** Renders a report as one self-contained HTML page. All measured content is escaped. */
final class ReportHtml {
  private static final int HEIGHT = 120;
  private static final int DAY = 84;
  private static final int BAR = 26;

  private static final String STYLE =
      """
      :root { color-scheme: light dark; --ink: light-dark(#171b22, #e8ebf0);
        --muted: light-dark(#565f6d, #a3adbb); --rule: light-dark(#dde1e8, #2a323d);
        --now: light-dark(#2a62c9, #7fadff); --before: light-dark(#b9c3d3, #4a5568); }
      body { font: 15px/1.5 system-ui, sans-serif; color: var(--ink);
        background: light-dark(#fff, #0f1318); max-width: 46rem; margin: 0 auto; padding: 2rem 1rem; }
      h1 { font-size: 1.75rem; margin: 0; } h2 { font-size: 1.125rem; margin: 2rem 0 .25rem; }
      p { margin: .25rem 0; color: var(--muted); }
      table { border-collapse: collapse; width: 100%; margin: .5rem 0 1rem; }
      th, td { text-align: right; padding: .3rem .5rem; border-bottom: 1px solid var(--rule);
        font-variant-numeric: tabular-nums; white-space: nowrap; }
      th:first-child, td:last-child, th:last-child { text-align: left; white-space: normal;
        overflow-wrap: anywhere; }
      section { overflow-x: auto; } h2, figcaption { overflow-wrap: anywhere; }
      thead th { color: var(--muted); font-weight: 500; } tbody th { font-weight: 500; }
      figure { margin: 1rem 0; } figcaption { font-weight: 500; } svg { width: 100%; height: auto; }
      .now { fill: var(--now); } .before { fill: var(--before); }
      text { font: 11px system-ui, sans-serif; fill: var(--muted); text-anchor: middle; }
      .key { display: inline-block; width: .7em; height: .7em; margin: 0 .3em 0 .8em; }
      .key.now { background: var(--now); } .key.before { background: var(--before); }
      """;

  private final StringBuilder html = new StringBuilder(16_384);

  private ReportHtml() {}

  static String of(Report report) {
    ReportHtml page = new ReportHtml();
    page.write(report);
    return page.html.toString();
  }

  private void write(Report report) {
    html.append("<!DOCTYPE html>\n<html lang=\"en\"><head><meta charset=\"UTF-8\"><title>")
        .append(escape(report.title()))
        .append("</title><meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">")
        .append("<style>")
        .append(STYLE)
        .append("</style></head><body><main><h1>")
        .append(escape(report.title()))
        .append("</h1><p>")
        .append(escape(report.period()))
        .append("</p><p>Written ")
        .append(report.writtenAt().truncatedTo(java.time.temporal.ChronoUnit.MINUTES))
        .append("</p>");
    report.chapters().forEach(this::chapter);
    html.append("</main></body></html>\n");
  }

  private void chapter(Chapter chapter) {
    html.append("<section><h2>").append(escape(chapter.title())).append("</h2>");
    if (chapter.lead() != null) {
      html.append("<p>").append(escape(chapter.lead())).append("</p>");
    }
    if (!chapter.lines().isEmpty()) {
      html.append("<table><thead><tr><th scope=\"col\">Figure</th><th scope=\"col\">This week</th>")
          .append("<th scope=\"col\">Week before</th><th scope=\"col\">Change</th>")
          .append("<th scope=\"col\">Note</th></tr></thead><tbody>");
      chapter.lines().forEach(this::line);
      html.append("</tbody></table>");
    }
    chapter.charts().forEach(this::chart);
    html.append("</section>");
  }

  private void line(Line line) {
    html.append("<tr><th scope=\"row\">").append(escape(line.label())).append("</th>");
    for (String cell : new String[] {line.now(), line.before(), line.change(), line.note()}) {
      html.append("<td>").append(escape(cell)).append("</td>");
    }
    html.append("</tr>");
  }

  private void chart(DayChart chart) {
    html.append("<figure><figcaption>")
        .append(escape(chart.title()))
        .append("<span class=\"key now\"></span>this week")
        .append("<span class=\"key before\"></span>week before</figcaption>")
        .append("<svg role=\"img\" viewBox=\"0 0 ")
        .append(DAY * chart.now().size())
        .append(' ')
        .append(HEIGHT + 36)
        .append("\" aria-label=\"")
        .append(escape(chart.words()))
        .append("\">");
    for (int day = 0; day < chart.now().size(); day++) {
      int left = day * DAY + (DAY - 2 * BAR - 4) / 2;
      bar("before", left, chart.share(chart.before().get(day)));
      bar("now", left + BAR + 4, chart.share(chart.now().get(day)));
      text(left + BAR * 3 / 2 + 4, valueAt(chart, day), chart.unit().text(chart.now().get(day)));
      text(day * DAY + DAY / 2, HEIGHT + 32, chart.day(day));
    }
    html.append("</svg></figure>");
  }

  private static int valueAt(DayChart chart, int day) {
    return (int) (HEIGHT + 16 - HEIGHT * chart.share(chart.now().get(day))) - 4;
  }

  private void bar(String style, int left, double share) {
    double height = HEIGHT * share;
    html.append(
        String.format(
            Locale.ROOT,
            "<rect class=\"%s\" x=\"%d\" y=\"%.1f\" width=\"%d\" height=\"%.1f\" rx=\"2\"/>",
            style,
            left,
            HEIGHT + 16 - height,
            BAR,
            height));
  }

  private void text(int x, int y, String text) {
    html.append("<text x=\"%d\" y=\"%d\">".formatted(x, y)).append(escape(text)).append("</text>");
  }

  static String escape(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;")
        .replace("'", "&#39;");
  }
}
