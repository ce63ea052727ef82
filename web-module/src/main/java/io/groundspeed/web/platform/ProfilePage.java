package io.groundspeed.web.platform;

import io.groundspeed.platform.mentor.MentorCard;
import io.groundspeed.platform.mentor.MentorDetail;
import io.groundspeed.platform.mentor.Mentors;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;

/** The mentors, and one of them. */
@Named
@RequestScoped
public class ProfilePage {
  @Inject private Visit visit;
  @Inject private Mentors mentors;

  private MentorDetail mentor;

  @PostConstruct
  void read() {
    mentor = mentors.mentor(visit.id()).orElse(null);
  }

  /** Answers 404 where there is no such mentor. */
  public void requireFound() {
    if (mentor == null) {
      visit.notFound();
    }
  }

  public MentorDetail getMentor() {
    return mentor;
  }

  public List<MentorCard> getAll() {
    return mentors.all();
  }
}
