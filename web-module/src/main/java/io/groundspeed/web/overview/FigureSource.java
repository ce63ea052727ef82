package io.groundspeed.web.overview;

import io.groundspeed.shared.TimeRange;
import java.util.List;

/**
 * Figures of an application, shown first on the Overview: each bean that implements it adds its
 * own.
 */
public interface FigureSource {
  /**
   * Returns the figures of a range beside those of the window before, in the order in which they
   * are shown.
   *
   * @throws IllegalStateException if they can't be read now
   */
  List<Figure> figures(TimeRange range);
}
