package io.groundspeed.platform.catalogue;

import io.groundspeed.platform.journey.Journey;
import io.groundspeed.platform.journey.JourneyStatus;
import jakarta.annotation.security.PermitAll;
import jakarta.ejb.Stateless;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.Query;
import java.util.List;
import java.util.Optional;

/** The published journeys, which anyone may read. */
@Stateless
@PermitAll
public class Catalogue {
  private static final String MATCHES =
      """
      j.status = PUBLISHED
      AND (:category = '' OR j.category = :category)
      AND lower(concat(j.title, ' ', coalesce(j.summary, ''))) LIKE :pattern ESCAPE '\\'
      """;

  @PersistenceContext private EntityManager entities;

  /** For the container. */
  public Catalogue() {}

  Catalogue(EntityManager entities) {
    this.entities = entities;
  }

  /** Returns a page of matching journeys, most enrollments first. */
  public Listing journeys(CatalogueQuery query) {
    List<JourneyCard> page =
        matching(
                entities.createQuery(
                    """
                    SELECT NEW io.groundspeed.platform.catalogue.JourneyCard(
                        j.id, j.slug, j.title, j.summary, j.category,
                        (SELECT count(s) FROM Section s WHERE s.journey = j),
                        (SELECT coalesce(sum(s.minutes), 0) FROM Section s WHERE s.journey = j),
                        coalesce(n.totalEnrollments, 0), n.avgRating)
                    FROM Journey j
                    LEFT JOIN JourneyStats n ON n.journeyId = j.id
                    WHERE %s
                    ORDER BY coalesce(n.totalEnrollments, 0) DESC, j.title, j.id
                    """
                        .formatted(MATCHES),
                    JourneyCard.class),
                query)
            .setFirstResult(query.offset())
            .setMaxResults(query.size())
            .getResultList();
    return new Listing(List.copyOf(page), count(query), query.page(), query.size());
  }

  private long count(CatalogueQuery query) {
    return matching(
            entities.createQuery("SELECT count(j) FROM Journey j WHERE " + MATCHES, Long.class),
            query)
        .getSingleResult();
  }

  private static <Q extends Query> Q matching(Q select, CatalogueQuery query) {
    select.setParameter("category", query.category());
    select.setParameter("pattern", query.pattern());
    return select;
  }

  /** Returns the categories that have a published journey, in alphabetical order. */
  public List<String> categories() {
    return List.copyOf(
        entities
            .createQuery(
                """
            SELECT DISTINCT j.category FROM Journey j WHERE j.status = PUBLISHED ORDER BY j.category
            """,
                String.class)
            .getResultList());
  }

  /** Returns a published journey; empty if there is none with this slug. */
  public Optional<JourneyDetail> journey(String slug) {
    return entities
        .createQuery(
            "SELECT j FROM Journey j WHERE j.slug = :slug AND j.status = PUBLISHED", Journey.class)
        .setParameter("slug", slug)
        .getResultStream()
        .findFirst()
        .map(this::inFull);
  }

  /** Returns a published journey; empty if there is none with this id. */
  public Optional<JourneyDetail> journey(long id) {
    return Optional.ofNullable(entities.find(Journey.class, id))
        .filter(journey -> journey.status() == JourneyStatus.PUBLISHED)
        .map(this::inFull);
  }

  private JourneyDetail inFull(Journey journey) {
    return new JourneyDetail(
        journey.id(),
        journey.slug(),
        journey.title(),
        journey.summary(),
        journey.description(),
        journey.category(),
        journey.reviewFee(),
        sectionsOf(journey),
        numbersOf(journey.id()));
  }

  private List<SectionOutline> sectionsOf(Journey journey) {
    return List.copyOf(
        entities
            .createQuery(
                """
            SELECT NEW io.groundspeed.platform.catalogue.SectionOutline(
                s.id, s.title, s.description, s.minutes)
            FROM Section s
            WHERE s.journey = :journey
            ORDER BY s.orderIndex, s.id
            """,
                SectionOutline.class)
            .setParameter("journey", journey)
            .getResultList());
  }

  /** Returns the metrics of a journey, as last computed. */
  public JourneyNumbers numbersOf(long journey) {
    return entities
        .createQuery(
            """
            SELECT NEW io.groundspeed.platform.catalogue.JourneyNumbers(
                n.totalEnrollments, n.activeEnrollments, n.completedEnrollments,
                n.avgCompletionTimeDays, n.completionRate, n.totalReviewsRequested, n.avgRating)
            FROM JourneyStats n
            WHERE n.journeyId = :journey
            """,
            JourneyNumbers.class)
        .setParameter("journey", journey)
        .getResultStream()
        .findFirst()
        .orElse(JourneyNumbers.NONE);
  }
}
