package io.groundspeed.platform;

import io.groundspeed.testing.TestDatabase;
import java.util.List;
import java.util.stream.IntStream;

/** A few journeys with sections, clients and mentors, without any activity yet. */
public final class SmallPlatform {
  private static final int JOURNEYS = 4;
  private static final int SECTIONS_PER_JOURNEY = 3;
  private static final int CLIENTS = 8;
  private static final int MENTORS = 4;

  private final TestDatabase db;
  private final List<Long> journeys;
  private final List<Long> clients;
  private final List<Long> mentors;

  public SmallPlatform(TestDatabase db) {
    this.db = db;
    clients = users(CLIENTS, "client");
    mentors = users(MENTORS, "mentor");
    journeys = IntStream.range(0, JOURNEYS).mapToObj(this::journey).toList();
  }

  private List<Long> users(int count, String role) {
    return IntStream.range(0, count)
        .mapToObj(
            number ->
                db.number(
                    """
                    INSERT INTO groundspeed.users (username, display_name, role)
                    VALUES (?, ?, ?) RETURNING id
                    """,
                    role + number,
                    role + number,
                    role))
        .toList();
  }

  private Long journey(int number) {
    long journey =
        db.number(
            "INSERT INTO groundspeed.journeys (slug, title) VALUES (?, ?) RETURNING id",
            "journey-" + number,
            "Journey " + number);
    for (int order = 1; order <= SECTIONS_PER_JOURNEY; order++) {
      addSection(journey, order);
    }
    return journey;
  }

  public long addSection(long journey, int order) {
    return db.number(
        """
        INSERT INTO groundspeed.sections (journey_id, title, order_index)
        VALUES (?, ?, ?) RETURNING id
        """,
        journey,
        "Section " + order,
        order);
  }

  public List<Long> journeys() {
    return journeys;
  }

  public List<Long> clients() {
    return clients;
  }

  public List<Long> mentors() {
    return mentors;
  }

  /** Returns a journey's sections, in order. */
  public List<Long> sectionsOf(long journey) {
    return db
        .rows(
            "SELECT id FROM groundspeed.sections WHERE journey_id = ? ORDER BY order_index",
            journey)
        .stream()
        .map(section -> (Long) section.get("id"))
        .toList();
  }

  public long enroll(long client, long journey) {
    return db.number(
        """
        INSERT INTO groundspeed.user_enrollments (user_id, journey_id)
        VALUES (?, ?) RETURNING id
        """,
        client,
        journey);
  }

  /** Requests a review of the first section of the first journey from a mentor. */
  public long askForReview(long client, Long mentor, int fee) {
    return db.number(
        """
        INSERT INTO groundspeed.section_reviews (section_id, client_id, mentor_id, fee)
        VALUES (?, ?, ?, ?) RETURNING id
        """,
        sectionsOf(journeys.get(0)).get(0),
        client,
        mentor,
        fee);
  }

  /** Recomputes the statistics of all journeys and mentors, as the job does. */
  public void refreshAll() {
    db.rows("SELECT groundspeed.refresh_journey_stats(id) FROM groundspeed.journeys ORDER BY id");
    db.rows(
        """
        SELECT groundspeed.refresh_mentor_stats(id) FROM groundspeed.users
        WHERE role = 'mentor' ORDER BY id
        """);
  }
}
