package io.groundspeed.platform.journey;

import java.math.BigDecimal;
import java.util.List;

/**
 * A published journey in full.
 *
 * @param reviewFee what a review of one section costs
 * @param sections in their order
 */
public record JourneyDetail(
    long id,
    String slug,
    String title,
    String summary,
    String description,
    String category,
    BigDecimal reviewFee,
    List<SectionOutline> sections,
    JourneyNumbers numbers) {
  /** Returns the work of all sections, roughly. */
  public int minutes() {
    return sections.stream().mapToInt(SectionOutline::minutes).sum();
  }
}
