package io.groundspeed.web.platform;

import io.groundspeed.cache.pattern.EntityRef;
import io.groundspeed.platform.cached.PlatformReads;
import io.groundspeed.platform.mentor.MentorCard;
import io.groundspeed.platform.mentor.MentorDetail;
import io.groundspeed.web.api.cached.AnswerEntities;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Backing bean of the list of mentors and of one mentor's profile. */
@Named
@RequestScoped
public class ProfilePage {
  @Inject private Visit visit;
  @Inject private PlatformReads reads;
  @Inject private AnswerEntities shown;

  private @Nullable MentorDetail mentor;

  @PostConstruct
  void read() {
    mentor = visit.id() < 0 ? null : reads.mentor(visit.id()).orElse(null);
    if (mentor != null) {
      shown.add(EntityRef.of("mentor", mentor.id()));
      shown.add(EntityRef.of("mentor_stats", mentor.id()));
      shown.add(EntityRef.anyOf("specialization"));
    }
  }

  /** Answers 404 if there is no such mentor. */
  public void requireFound() {
    if (mentor == null) {
      visit.notFound();
    }
  }

  /** Returns the mentor, null if there is none. */
  public @Nullable MentorDetail getMentor() {
    return mentor;
  }

  /** Returns all mentors. */
  public List<MentorCard> getAll() {
    shown.add(EntityRef.anyOf("mentor"));
    return reads.mentors();
  }
}
