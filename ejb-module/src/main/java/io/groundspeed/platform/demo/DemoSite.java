package io.groundspeed.platform.demo;

import io.groundspeed.platform.demo.DemoPlace.Step;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Writes the content that exists before any activity: users, journeys and templates. */
final class DemoSite {
  static final int CLIENTS = 500;

  private final List<@Nullable Object[]> users = new ArrayList<>();
  private final Batch batch;
  private final Chance chance;
  private final Instant start;

  /**
   * @param start of the days of simulated activity
   */
  DemoSite(Batch batch, Chance chance, Instant start) {
    this.batch = batch;
    this.chance = chance;
    this.start = start;
  }

  /** Writes the mentors, the first of whom is named {@code mentor}; returns their ids. */
  List<Long> mentors(@Nullable String passwordHash) throws SQLException {
    List<DemoMentor> mentors = DemoTexts.mentors();
    List<Long> ids = batch.ids("users", mentors.size());
    List<@Nullable Object[]> profiles = new ArrayList<>();
    for (int i = 0; i < mentors.size(); i++) {
      DemoMentor mentor = mentors.get(i);
      Instant joined = start.minus(Duration.ofHours(chance.between(48, 800)));
      user(ids.get(i), i == 0 ? "mentor" : null, mentor.name(), "mentor", passwordHash, joined);
      profiles.add(
          new @Nullable Object[] {ids.get(i), mentor.headline(), mentor.bio(), joined, joined});
    }
    writeUsers();
    batch.insert(
        """
        INSERT INTO groundspeed.mentor_profiles
            (user_id, status, headline, bio, approved_at, created_at)
        VALUES (?, 'approved', ?, ?, ?, ?)
        """,
        profiles);
    specialize(mentors, ids);
    return ids;
  }

  private void specialize(List<DemoMentor> mentors, List<Long> ids) throws SQLException {
    Set<String> names = new LinkedHashSet<>();
    List<@Nullable Object[]> links = new ArrayList<>();
    for (int i = 0; i < mentors.size(); i++) {
      for (String name : mentors.get(i).specializations()) {
        names.add(name);
        links.add(new @Nullable Object[] {ids.get(i), name});
      }
    }
    batch.insert(
        """
        INSERT INTO groundspeed.mentor_specializations (name) VALUES (?) ON CONFLICT DO NOTHING
        """,
        names.stream().map(name -> new @Nullable Object[] {name}).toList());
    batch.insert(
        """
        INSERT INTO groundspeed.mentor_profile_specializations
            (mentor_profile_id, specialization_id)
        SELECT p.id, s.id
        FROM groundspeed.mentor_profiles p, groundspeed.mentor_specializations s
        WHERE p.user_id = ? AND s.name = ?
        """,
        links);
  }

  /**
   * Writes the clients, the first of whom is named {@code client}; returns their ids and when they
   * joined.
   */
  List<DemoClient> clients(@Nullable String passwordHash, Instant present) throws SQLException {
    List<Long> ids = batch.ids("users", CLIENTS);
    List<String> names = DemoTexts.people(CLIENTS);
    int hours = (int) Duration.between(start, present).toHours();
    List<DemoClient> clients = new ArrayList<>();
    for (int i = 0; i < CLIENTS; i++) {
      Instant joined = start.plus(Duration.ofHours(i == 0 ? 30 : chance.between(1, hours - 1)));
      user(ids.get(i), i == 0 ? "client" : null, names.get(i), "client", passwordHash, joined);
      clients.add(new DemoClient(ids.get(i), joined));
    }
    writeUsers();
    return clients;
  }

  private void user(
      long id,
      @Nullable String username,
      String name,
      String role,
      @Nullable String passwordHash,
      Instant joined) {
    String plain =
        java.text.Normalizer.normalize(name, java.text.Normalizer.Form.NFD)
            .replaceAll("\\p{M}", "")
            .toLowerCase(Locale.ROOT)
            .replace(' ', '.');
    String unique = username == null ? plain + "." + id : username;
    users.add(
        new @Nullable Object[] {
          id,
          unique,
          plain + "." + id + "@example.org",
          name,
          role,
          username == null ? null : passwordHash,
          joined,
          joined
        });
  }

  private void writeUsers() throws SQLException {
    batch.insert(
        """
        INSERT INTO groundspeed.users
            (id, username, email, display_name, role, password_hash, last_active_at, created_at)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?)
        """,
        users);
    users.clear();
  }

  /** Writes the journeys with their sections and questions, the most popular first. */
  List<DemoPlace> journeys(List<Long> mentors) throws SQLException {
    List<DemoJourney> journeys = DemoTexts.journeys();
    List<Long> ids = batch.ids("journeys", journeys.size());
    List<DemoPlace> places = new ArrayList<>();
    for (int i = 0; i < journeys.size(); i++) {
      Instant published = start.plus(Duration.ofHours(i % 7 == 6 ? 24L * i : -24L * (i + 1)));
      List<Long> guides = guides(mentors, journeys.get(i).category());
      write(ids.get(i), journeys.get(i), guides.get(i % guides.size()), published);
      places.add(
          new DemoPlace(
              ids.get(i),
              journeys.get(i).fee(),
              published,
              sections(ids.get(i), journeys.get(i), published),
              guides));
    }
    templates(journeys);
    return places;
  }

  /** Returns the mentors of a category, in the order of {@code mentors.txt}. */
  private static List<Long> guides(List<Long> ids, String category) {
    List<DemoMentor> mentors = DemoTexts.mentors();
    return IntStream.range(0, mentors.size())
        .filter(i -> mentors.get(i).category().equals(category))
        .mapToObj(ids::get)
        .toList();
  }

  private void write(long id, DemoJourney journey, long author, Instant published)
      throws SQLException {
    batch.insert(
        """
        INSERT INTO groundspeed.journeys
            (id, slug, title, summary, description, category, review_fee, status, created_by,
             published_at, created_at)
        VALUES (?, ?, ?, ?, ?, ?, ?, 'published', ?, ?, ?)
        """,
        List.<@Nullable Object[]>of(
            new @Nullable Object[] {
              id,
              journey.slug(),
              journey.title(),
              journey.summary(),
              journey.description(),
              journey.category(),
              journey.fee(),
              author,
              published,
              published
            }));
  }

  private List<Step> sections(long journey, DemoJourney texts, Instant at) throws SQLException {
    int count = texts.sections().size();
    List<Long> sections = batch.ids("sections", count);
    List<Long> questions = batch.ids("section_fields", count);
    List<Step> steps = new ArrayList<>();
    List<@Nullable Object[]> rows = new ArrayList<>();
    List<@Nullable Object[]> fields = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      DemoJourney.Section section = texts.sections().get(i);
      steps.add(new Step(sections.get(i), questions.get(i)));
      rows.add(
          new @Nullable Object[] {
            sections.get(i),
            journey,
            section.title(),
            section.description(),
            i + 1,
            section.minutes(),
            at
          });
      fields.add(
          new @Nullable Object[] {
            questions.get(i), sections.get(i), "What did you do, and what came of it?"
          });
    }
    batch.insert(
        """
        INSERT INTO groundspeed.sections
            (id, journey_id, title, description, order_index, minutes, created_at)
        VALUES (?, ?, ?, ?, ?, ?, ?)
        """,
        rows);
    batch.insert(
        """
        INSERT INTO groundspeed.section_fields
            (id, section_id, label, field_type, is_required, order_index)
        VALUES (?, ?, ?, 'long_text', true, 1)
        """,
        fields);
    return steps;
  }

  private void templates(List<DemoJourney> journeys) throws SQLException {
    List<@Nullable Object[]> rows = new ArrayList<>();
    for (int i = 0; i < journeys.size(); i += 3) {
      DemoJourney journey = journeys.get(i);
      rows.add(
          new @Nullable Object[] {
            journey.title(),
            journey.summary(),
            journey.category(),
            i % 2 == 0,
            3.5 + chance.between(0, 15) / 10.0
          });
    }
    batch.insert(
        """
        INSERT INTO groundspeed.journey_templates
            (title, description, category, is_public, is_featured, average_rating)
        VALUES (?, ?, ?, true, ?, ?)
        """,
        rows);
  }
}
