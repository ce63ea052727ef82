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
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Backing bean of a journey's page, with the visitor's progress. */
@Named
@RequestScoped
public class JourneyPage {
  @Inject private Visit visit;
  @Inject private PlatformReads reads;
  @Inject private AnswerEntities shown;
  @Inject private Enrollments enrollments;
  @Inject private Tasks tasks;

  /** Null if there is none, or none any more when a form of the page is sent. */
  private @Nullable JourneyDetail journey;

  private @Nullable EnrollmentStatus status;
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

  /** Answers 404 if there is no such journey. */
  public void requireFound() {
    if (journey == null) {
      visit.notFound();
    }
  }

  /** Returns the journey, null if there is none. */
  public @Nullable JourneyDetail getJourney() {
    return journey;
  }

  /** Returns the mentors of the journey. */
  public List<MentorCard> getGuides() {
    return journey == null ? List.of() : reads.guides(journey.id());
  }

  /** Returns whether the visitor can enroll now. */
  public boolean isOpen() {
    return visit.isClient() && (status == null || status == EnrollmentStatus.COMPLETED);
  }

  /** Returns whether the visitor has an enrollment in the journey, in any status. */
  public boolean isMine() {
    return status != null;
  }

  /** Returns whether the visitor's enrollment is active. */
  public boolean isActive() {
    return status == EnrollmentStatus.ACTIVE;
  }

  /** Returns whether the visitor's enrollment is paused. */
  public boolean isPaused() {
    return status == EnrollmentStatus.PAUSED;
  }

  /** Returns whether the visitor has completed the journey. */
  public boolean isCompleted() {
    return status == EnrollmentStatus.COMPLETED;
  }

  /** Returns the visitor's progress in a section. */
  public ProgressStatus progressOf(long section) {
    return progress.getOrDefault(section, ProgressStatus.NOT_STARTED);
  }

  /** Returns the number of sections that the visitor has completed. */
  public long getPassed() {
    return progress.values().stream().filter(ProgressStatus.COMPLETED::equals).count();
  }

  /** Enrolls the visitor in the journey. */
  public void enroll() {
    attempt(open -> enrollments.enroll(open.slug()), "enrolled");
  }

  /** Pauses the visitor's enrollment. */
  public void pause() {
    attempt(open -> enrollments.pause(open.id()), "paused");
  }

  /** Resumes the visitor's enrollment. */
  public void resume() {
    attempt(open -> enrollments.resume(open.id()), "resumed");
  }

  /** Ends the visitor's enrollment. */
  public void leave() {
    attempt(open -> enrollments.leave(open.id()), "left");
  }

  private void attempt(Consumer<JourneyDetail> action, String done) {
    JourneyDetail open = journey;
    if (open == null) {
      visit.notFound();
    } else {
      visit.attempt(() -> action.accept(open), "/journeys/" + open.slug() + "?done=" + done);
    }
  }
}
