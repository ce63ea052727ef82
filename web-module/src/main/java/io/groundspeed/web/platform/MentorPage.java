package io.groundspeed.web.platform;

import io.groundspeed.platform.mentor.MentorReview;
import io.groundspeed.platform.mentor.ReviewLists;
import io.groundspeed.platform.mentor.Reviews;
import jakarta.annotation.PostConstruct;
import jakarta.faces.application.FacesMessage;
import jakarta.faces.context.FacesContext;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A mentor's own page. It keeps the rows that its buttons stand in, until they are pressed. */
@Named
@ViewScoped
public class MentorPage implements Serializable {
  private static final long serialVersionUID = 1L;

  @Inject private Visit visit;
  @Inject private ReviewLists lists;
  @Inject private Reviews reviews;

  private final Map<Long, String> comments = new HashMap<>();
  private List<MentorReview> waiting;
  private List<MentorReview> claimed;

  @PostConstruct
  void read() {
    waiting = List.copyOf(lists.toClaim());
    claimed = List.copyOf(lists.claimed());
  }

  public List<MentorReview> getWaiting() {
    return waiting;
  }

  public List<MentorReview> getClaimed() {
    return claimed;
  }

  /** Returns what the mentor writes, by review. */
  public Map<Long, String> getComments() {
    return comments;
  }

  public void claim(long review) {
    visit.attempt(() -> reviews.claim(review), "/mentor?done=claimed");
  }

  public void release(long review) {
    visit.attempt(() -> reviews.release(review), "/mentor?done=released");
  }

  public void accept(long review) {
    visit.attempt(() -> reviews.complete(review, comment(review), true), "/mentor?done=accepted");
  }

  /** Sends the client back to his section; he must be told why. */
  public void askForMore(long review) {
    if (comment(review) == null) {
      FacesContext.getCurrentInstance()
          .addMessage(null, new FacesMessage("Write what is missing before you ask for more."));
      return;
    }
    visit.attempt(() -> reviews.complete(review, comment(review), false), "/mentor?done=returned");
  }

  private String comment(long review) {
    String comment = comments.get(review);
    return comment == null || comment.isBlank() ? null : comment.strip();
  }
}
