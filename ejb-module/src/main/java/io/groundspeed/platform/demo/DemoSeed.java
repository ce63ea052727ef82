package io.groundspeed.platform.demo;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Fills an empty platform with 30 journeys, 15 mentors, 500 clients and their activity in the 90
 * days before today. Apart from the dates, the content is always the same.
 */
final class DemoSeed {
  /** Number of days of simulated activity. */
  static final int DAYS = 90;

  private final Chance chance = new Chance();
  private final Batch batch;
  private final Instant present;
  private final Instant start;

  DemoSeed(Connection connection, Instant now) {
    batch = new Batch(connection);
    present = now.truncatedTo(ChronoUnit.DAYS);
    start = present.minus(Duration.ofDays(DAYS));
  }

  /**
   * @param passwordHash of the users {@code client} and {@code mentor}; null means that they can't
   *     log in
   */
  void write(@Nullable String passwordHash) throws SQLException {
    DemoSite site = new DemoSite(batch, chance, start);
    List<Long> mentors = site.mentors(passwordHash);
    List<DemoPlace> places = site.journeys(mentors);
    List<DemoClient> clients = site.clients(passwordHash, present);
    DemoHistory history = new DemoHistory(chance, present);
    walkThemAll(history, clients, places);
    DemoRows rows = history.rows();
    somethingToDo(rows, clients.get(0).id(), mentors.get(0));
    rows.write(batch);
    sumUp();
  }

  private void walkThemAll(DemoHistory history, List<DemoClient> clients, List<DemoPlace> places) {
    DemoClient guest = clients.get(0);
    history.walk(guest.id(), places.get(0), guest.joined().plusSeconds(3_600), true);
    history.walk(guest.id(), places.get(5), present.minus(Duration.ofDays(11)), true);
    history.walk(guest.id(), places.get(17), present.minus(Duration.ofDays(1)), true);
    for (DemoClient client : clients.subList(1, clients.size())) {
      Instant from = client.joined();
      for (DemoPlace place : choice(places)) {
        from = later(chance.after(from, 0.2, 20), place.publishedAt());
        history.walk(client.id(), place, from, false);
        from = chance.after(from, 24, 700);
      }
      history.visit(client.id(), client.joined(), places.get(chance.small(places.size())));
    }
  }

  private List<DemoPlace> choice(List<DemoPlace> places) {
    int wanted = chance.between(1, 3) + (chance.of(0.3) ? 1 : 0);
    List<DemoPlace> chosen = new ArrayList<>();
    while (chosen.size() < wanted) {
      DemoPlace place = places.get(chance.small(places.size()));
      if (!chosen.contains(place)) {
        chosen.add(place);
      }
    }
    return chosen;
  }

  private static Instant later(Instant one, Instant other) {
    return one.isAfter(other) ? one : other;
  }

  /**
   * Ensures that the user {@code client} has an unread review and the user {@code mentor} has
   * claimed ones.
   */
  private static void somethingToDo(DemoRows rows, long client, long mentor) {
    rows.reviews.stream()
        .filter(review -> Objects.equals(review[1], client) && "completed".equals(review[3]))
        .max(Comparator.comparing(review -> (Instant) review[10]))
        .ifPresent(review -> review[11] = review[7] = null);
    rows.reviews.stream()
        .filter(review -> "claimed".equals(review[3]))
        .limit(2)
        .forEach(review -> review[2] = mentor);
  }

  /** Computes derived values. Triggers have already updated the rest. */
  private void sumUp() throws SQLException {
    batch.execute(
        """
        UPDATE groundspeed.users u
        SET last_active_at = seen.at
        FROM (SELECT user_id, max(created_at) AS at
              FROM groundspeed.analytics_events GROUP BY user_id) AS seen
        WHERE seen.user_id = u.id
        """);
    batch.execute(
        """
        UPDATE groundspeed.mentor_profiles p
        SET average_rating = coalesce(n.rating, 0), total_reviews = n.reviews
        FROM (SELECT mentor_id, avg(client_rating) AS rating, count(completed_at) AS reviews
              FROM groundspeed.section_reviews GROUP BY mentor_id) AS n
        WHERE n.mentor_id = p.user_id
        """);
    batch.execute(
        """
        SELECT groundspeed.refresh_journey_stats(id) FROM groundspeed.journeys ORDER BY id
        """);
    batch.execute(
        """
        SELECT groundspeed.refresh_mentor_stats(user_id)
        FROM groundspeed.mentor_profiles ORDER BY user_id
        """);
    batch.execute(
        """
        SELECT groundspeed.write_platform_stats(day::date)
        FROM generate_series(CAST('%s' AS date), CAST('%s' AS date) - 1, interval '1 day') AS day
        """
            .formatted(day(start), day(present)));
  }

  private static String day(Instant at) {
    return at.toString().substring(0, 10);
  }
}
