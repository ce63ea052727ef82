package io.groundspeed.web.platform;

import io.groundspeed.platform.PlatformFigures;
import io.groundspeed.shared.TimeRange;
import io.groundspeed.web.overview.Figure;
import io.groundspeed.web.overview.FigureSource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;

/** The figures of the journey platform on the Overview. */
@ApplicationScoped
class PlatformFigureSource implements FigureSource {
  @Inject private PlatformFigures platform;

  @Override
  public List<Figure> figures(TimeRange range) {
    return Figures.of(platform.compare(range));
  }
}
