package io.groundspeed.report;

/** Renders a report as PDF, with the same metrics and charts as its HTML page. */
final class ReportPdf {
  private static final int INK = 0x171B22;
  private static final int MUTED = 0x565F6D;
  private static final int RULE = 0xDDE1E8;
  private static final int NOW = 0x2A62C9;
  private static final int BEFORE = 0xB9C3D3;
  private static final float MARGIN = 50;
  private static final float CHART = 90;
  private static final float LABEL_WIDTH = 190;

  private final Sheet sheet;
  private float y;

  private ReportPdf(Sheet sheet) {
    this.sheet = sheet;
    y = sheet.height() - MARGIN;
  }

  static byte[] of(Report report) {
    try (Sheet sheet = Sheet.upright(report.title())) {
      new ReportPdf(sheet).write(report);
      return sheet.toBytes();
    }
  }

  private void write(Report report) {
    y -= 12;
    sheet.bold(MARGIN, y, 20, INK, report.title());
    y -= 20;
    sheet.text(MARGIN, y, 10, MUTED, report.period());
    y -= 10;
    report.chapters().forEach(this::chapter);
  }

  private void chapter(Chapter chapter) {
    room(90);
    y -= 28;
    sheet.bold(MARGIN, y, 13, INK, chapter.title());
    if (chapter.lead() != null) {
      y -= 14;
      sheet.text(MARGIN, y, 9, MUTED, fitting(chapter.lead(), 9, sheet.width() - 2 * MARGIN));
    }
    if (!chapter.lines().isEmpty()) {
      row(new Line("Figure", "This week", "Week before", "Change", "Note"), MUTED);
      chapter.lines().forEach(line -> row(line, INK));
    }
    chapter.charts().forEach(this::chart);
  }

  private void row(Line line, int colour) {
    room(18);
    y -= 17;
    sheet.text(MARGIN, y, 9, colour, fitting(line.label(), 9, LABEL_WIDTH));
    float right = MARGIN + LABEL_WIDTH;
    for (String cell : new String[] {line.now(), line.before(), line.change()}) {
      right += 70;
      sheet.flushRight(right, y, 9, colour, cell);
    }
    sheet.text(right + 14, y, 9, MUTED, fitting(line.note(), 9, sheet.width() - right - 64));
    sheet.fill(MARGIN, y - 5, sheet.width() - 2 * MARGIN, 0.6f, RULE);
  }

  private void chart(DayChart chart) {
    room(CHART + 70);
    y -= 26;
    sheet.bold(MARGIN, y, 10, INK, chart.title());
    key();
    y -= CHART + 16;
    float day = (sheet.width() - 2 * MARGIN) / chart.now().size();
    for (int i = 0; i < chart.now().size(); i++) {
      day(chart, i, MARGIN + i * day, day);
    }
    sheet.fill(MARGIN, y, sheet.width() - 2 * MARGIN, 0.6f, RULE);
    y -= 12;
  }

  private void key() {
    float x = sheet.width() - MARGIN - 130;
    sheet.fill(x, y, 7, 7, NOW);
    sheet.text(x + 11, y, 8, MUTED, "this week");
    sheet.fill(x + 62, y, 7, 7, BEFORE);
    sheet.text(x + 73, y, 8, MUTED, "week before");
  }

  private void day(DayChart chart, int index, float x, float width) {
    float bar = width * 0.3f;
    float left = x + width * 0.18f;
    float now = (float) (CHART * chart.share(chart.now().get(index)));
    sheet.fill(left, y, bar, (float) (CHART * chart.share(chart.before().get(index))), BEFORE);
    sheet.fill(left + bar + 2, y, bar, now, NOW);
    centred(left + bar * 1.5f + 2, y + now + 3, chart.unit().text(chart.now().get(index)));
    centred(x + width / 2, y - 11, chart.day(index));
  }

  private void centred(float middle, float at, String text) {
    sheet.text(middle - sheet.width(text, 7.5f) / 2, at, 7.5f, MUTED, text);
  }

  private String fitting(String text, float points, float widest) {
    return sheet.fitting(text, points, widest);
  }

  private void room(float needed) {
    if (y - needed < MARGIN) {
      sheet.newPage();
      y = sheet.height() - MARGIN;
    }
  }
}
