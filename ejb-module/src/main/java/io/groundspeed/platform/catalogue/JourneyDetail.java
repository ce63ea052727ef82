package io.groundspeed.platform.catalogue;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A published journey with all details.
 *
 * @param reviewFee the fee for reviewing one section
 * @param sections in order
 */
public record JourneyDetail(
    long id,
    String slug,
    String title,
    @Nullable String summary,
    @Nullable String description,
    String category,
    BigDecimal reviewFee,
    List<SectionOutline> sections,
    JourneyNumbers numbers)
    implements java.io.Serializable {
  /** Returns this journey with other metrics. */
  public JourneyDetail with(JourneyNumbers others) {
    return new JourneyDetail(
        id, slug, title, summary, description, category, reviewFee, sections, others);
  }

  /** Returns the approximate work for all sections, in minutes. */
  public int minutes() {
    return sections.stream().mapToInt(SectionOutline::minutes).sum();
  }
}
