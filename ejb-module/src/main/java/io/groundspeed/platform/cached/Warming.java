package io.groundspeed.platform.cached;

import io.groundspeed.cache.LoadFailed;
import io.groundspeed.platform.catalogue.CatalogueQuery;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleConsumer;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Loads popular values before they are requested: the first page of the catalogue, the journeys
 * with most enrollments and the highest-rated mentors with their metrics, the specializations and
 * the templates.
 */
@ApplicationScoped
public class Warming {
  private static final Logger LOG = Logger.getLogger(Warming.class.getName());

  /** The number of journeys on a page of the catalogue. */
  private static final int FIRST_PAGE = 12;

  @Inject private PlatformReads platform;
  @Inject private PlatformLoads loads;

  /**
   * Loads values that are not cached yet. This does not count as reads. Values that can't be loaded
   * are logged and skipped.
   *
   * @param progress receives the progress from 0 to 1
   * @return the number of steps that succeeded
   */
  public int warm(DoubleConsumer progress) {
    List<Runnable> all = steps();
    int warmed = 0;
    for (int i = 0; i < all.size(); i++) {
      warmed += isDone(all.get(i)) ? 1 : 0;
      progress.accept((i + 1) / (double) all.size());
    }
    return warmed;
  }

  private static boolean isDone(Runnable step) {
    try {
      step.run();
      return true;
    } catch (LoadFailed e) {
      LOG.log(Level.WARNING, "The cache goes without a value: {0}", e.getMessage());
      return false;
    }
  }

  private List<Runnable> steps() {
    PlatformReads reads = platform.warming();
    List<Runnable> steps = new ArrayList<>();
    steps.add(() -> reads.journeys(new CatalogueQuery("", "", 1, FIRST_PAGE)));
    steps.add(reads::categories);
    steps.add(reads::mentors);
    steps.add(reads::specializations);
    steps.add(() -> reads.templates(""));
    loads
        .mostEnrolled()
        .forEach(
            slug ->
                steps.add(
                    () -> reads.journey(slug).ifPresent(journey -> reads.guides(journey.id()))));
    loads.highestRated().forEach(mentor -> steps.add(() -> reads.mentor(mentor)));
    return steps;
  }
}
