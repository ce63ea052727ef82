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
 * Loads what most visitors ask for, before they do: the first page of the catalogue, the most
 * enrolled journeys and the highest rated mentors with their figures, the specializations and the
 * templates.
 */
@ApplicationScoped
public class Warming {
  private static final Logger LOG = Logger.getLogger(Warming.class.getName());

  /** As many as a page of the catalogue has. */
  private static final int FIRST_PAGE = 12;

  @Inject private PlatformReads platform;
  @Inject private PlatformLoads loads;

  /**
   * Loads what is not there yet; nobody has read it for that. What can't be loaded is logged and
   * left out.
   *
   * @param progress hears from 0 to 1 how far it is
   * @return how many of these are there now
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
