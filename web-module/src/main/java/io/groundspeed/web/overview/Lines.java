package io.groundspeed.web.overview;

import io.groundspeed.web.frame.Region;
import io.groundspeed.web.frame.Regions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Lines from several sources, each of which may fail independently.
 *
 * @param all the lines that could be read
 * @param unread the sources that could not be read
 */
public record Lines<T>(List<T> all, List<String> unread) {

  static <T> Region<Lines<T>> of(Map<String, Regions.Pending<List<T>>> sources) {
    List<T> all = new ArrayList<>();
    List<String> unread = new ArrayList<>();
    Instant oldest = null;
    boolean stale = false;
    boolean loading = false;
    for (Map.Entry<String, Regions.Pending<List<T>>> source : sources.entrySet()) {
      Region<List<T>> region = source.getValue().get();
      if (region.isShown()) {
        all.addAll(region.known());
        stale |= region.isStale();
        oldest = earlier(oldest, region.readAt());
      } else if (!region.isLoading()) {
        unread.add(source.getKey());
      }
      loading |= region.loading();
    }
    boolean nothingYet = loading && all.isEmpty() && unread.isEmpty();
    return new Region<>(nothingYet ? null : new Lines<>(all, unread), oldest, stale, loading);
  }

  private static @Nullable Instant earlier(@Nullable Instant one, @Nullable Instant other) {
    return one == null || other != null && other.isBefore(one) ? other : one;
  }

  Lines<T> sorted(Comparator<T> order) {
    return new Lines<>(all.stream().sorted(order).toList(), unread);
  }
}
