package io.groundspeed.web.platform;

import io.groundspeed.cache.pattern.EntityRef;
import io.groundspeed.platform.cached.PlatformReads;
import io.groundspeed.platform.catalogue.JourneyDetail;
import io.groundspeed.platform.enrollment.EnrollmentStatus;
import io.groundspeed.platform.enrollment.Enrollments;
import io.groundspeed.platform.enrollment.ProgressStatus;
import io.groundspeed.platform.enrollment.Tasks;
import io.groundspeed.platform.mentor.MentorCard;
import io.groundspeed.web.api.cached.AnswerEntities;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import java.util.Map;

/** A journey, and where the visitor is on it. */
@Named
@RequestScoped
public class JourneyPage {
  @Inject private Visit visit;
  @Inject private PlatformReads reads;
  @Inject private AnswerEntities shown;
  @Inject private Enrollments enrollments;
  @Inject private Tasks tasks;

  private JourneyDetail journey;
  private EnrollmentStatus status;
  private Map<Long, ProgressStatus> progress = Map.of();

  @PostConstruct
  void read() {
    journey = reads.journey(visit.name()).orElse(null);
    if (journey != null) {
      shown.add(EntityRef.of("journey", journey.id()));
      shown.add(EntityRef.of("journey_stats", journey.id()));
      shown.add(EntityRef.anyOf("mentor"));
    }
    if (journey != null && visit.isClient()) {
      status = enrollments.statusOn(journey.id()).orElse(null);
      progress = tasks.on(journey.id());
    }
  }

  /** Answers 404 where there is no such journey. */
  public void requireFound() {
    if (journey == null) {
      visit.notFound();
    }
  }

  public JourneyDetail getJourney() {
    return journey;
  }

  public List<MentorCard> getGuides() {
    return reads.guides(journey.id());
  }

  /** Returns whether the visitor could set out now. */
  public boolean isOpen() {
    return visit.isClient() && (status == null || status == EnrollmentStatus.COMPLETED);
  }

  /** Returns whether the visitor is on the journey or has completed it. */
  public boolean isMine() {
    return status != null;
  }

  public boolean isActive() {
    return status == EnrollmentStatus.ACTIVE;
  }

  public boolean isPaused() {
    return status == EnrollmentStatus.PAUSED;
  }

  public boolean isCompleted() {
    return status == EnrollmentStatus.COMPLETED;
  }

  /** Returns how far the visitor is with a section, in a word of a style and of a text. */
  public ProgressStatus progressOf(long section) {
    return progress.getOrDefault(section, ProgressStatus.NOT_STARTED);
  }

  /** Returns how many sections the visitor has passed. */
  public long getPassed() {
    return progress.values().stream().filter(ProgressStatus.COMPLETED::equals).count();
  }

  public void enroll() {
    visit.attempt(() -> enrollments.enroll(journey.slug()), here("enrolled"));
  }

  public void pause() {
    visit.attempt(() -> enrollments.pause(journey.id()), here("paused"));
  }

  public void resume() {
    visit.attempt(() -> enrollments.resume(journey.id()), here("resumed"));
  }

  public void leave() {
    visit.attempt(() -> enrollments.leave(journey.id()), here("left"));
  }

  private String here(String done) {
    return "/journeys/" + journey.slug() + "?done=" + done;
  }
}
