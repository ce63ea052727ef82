package io.groundspeed.platform.catalogue;

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
    JourneyNumbers numbers)
    implements java.io.Serializable {
  /** Returns the same journey with other figures. */
  public JourneyDetail with(JourneyNumbers others) {
    return new JourneyDetail(
        id, slug, title, summary, description, category, reviewFee, sections, others);
  }

  /** Returns the work of all sections, roughly. */
  public int minutes() {
    return sections.stream().mapToInt(SectionOutline::minutes).sum();
  }
}
