package io.groundspeed.web.overview;

import io.groundspeed.shared.TimeRange;
import java.util.List;

/**
 * Provides figures of an application, which are shown first on the Overview. Each bean that
 * implements this interface adds its own.
 */
public interface FigureSource {
  /**
   * Returns the figures of a range compared with the previous period, in the order in which they
   * are shown.
   *
   * @throws IllegalStateException if they can't be read now
   */
  List<Figure> figures(TimeRange range);
}
