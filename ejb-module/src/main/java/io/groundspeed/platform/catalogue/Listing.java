package io.groundspeed.platform.catalogue;

import java.util.List;

/**
 * One page of the catalogue.
 *
 * @param total number of journeys on all pages
 */
public record Listing(List<JourneyCard> journeys, long total, int page, int size)
    implements java.io.Serializable {
  /** Returns the number of the last page; 1 if the result is empty. */
  public int pages() {
    return (int) Math.max(1, (total + size - 1) / size);
  }
}
