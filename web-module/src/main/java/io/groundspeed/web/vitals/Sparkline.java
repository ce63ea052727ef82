package io.groundspeed.web.vitals;

import io.groundspeed.vitals.TrendPoint;
import java.util.List;
import java.util.Locale;

/** A trend as an SVG path of {@value #WIDTH} by {@value #HEIGHT} pixels, without axes. */
public final class Sparkline {
  private static final int WIDTH = 96;
  private static final int HEIGHT = 24;
  private static final double MARGIN = 1.5;

  private Sparkline() {}

  /**
   * Returns the path, interrupted where there are no samples; empty with fewer than two known
   * points.
   */
  public static String path(List<TrendPoint> points) {
    double least = Double.POSITIVE_INFINITY;
    double greatest = Double.NEGATIVE_INFINITY;
    int known = 0;
    for (TrendPoint point : points) {
      if (!Double.isNaN(point.p75())) {
        least = Math.min(least, point.p75());
        greatest = Math.max(greatest, point.p75());
        known++;
      }
    }
    return known < 2 ? "" : draw(points, least, greatest);
  }

  private static String draw(List<TrendPoint> points, double least, double greatest) {
    StringBuilder path = new StringBuilder();
    double dx = WIDTH / (double) Math.max(1, points.size() - 1);
    double dy = greatest > least ? (HEIGHT - 2 * MARGIN) / (greatest - least) : 0;
    boolean drawing = false;
    for (int i = 0; i < points.size(); i++) {
      double value = points.get(i).p75();
      if (Double.isNaN(value)) {
        drawing = false;
      } else {
        double y = dy == 0 ? HEIGHT / 2.0 : HEIGHT - MARGIN - (value - least) * dy;
        path.append(drawing ? 'L' : 'M').append(number(i * dx)).append(' ').append(number(y));
        if (!drawing && (i + 1 == points.size() || Double.isNaN(points.get(i + 1).p75()))) {
          path.append("h0.1"); // the round line caps draw a single point as a dot
        }
        drawing = true;
      }
    }
    return path.toString();
  }

  private static String number(double value) {
    return String.format(Locale.ROOT, "%.1f", value);
  }
}
