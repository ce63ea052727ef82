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
import org.jspecify.annotations.Nullable;

/**
 * Backing bean of a mentor's page. It keeps the listed rows for the whole view, so that a button
 * acts on the row that is shown.
 */
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

  /** Returns the reviews that wait for a mentor. */
  public List<MentorReview> getWaiting() {
    return waiting;
  }

  /** Returns the reviews that the mentor has claimed. */
  public List<MentorReview> getClaimed() {
    return claimed;
  }

  /** Returns the comments that the mentor enters, by review id. */
  public Map<Long, String> getComments() {
    return comments;
  }

  /** Claims a review. */
  public void claim(long review) {
    visit.attempt(() -> reviews.claim(review), "/mentor?done=claimed");
  }

  /** Releases a claimed review. */
  public void release(long review) {
    visit.attempt(() -> reviews.release(review), "/mentor?done=released");
  }

  /** Completes a claimed review and accepts the work. */
  public void accept(long review) {
    visit.attempt(() -> reviews.complete(review, comment(review), true), "/mentor?done=accepted");
  }

  /** Completes a claimed review and returns the section to the client; a comment is required. */
  public void askForMore(long review) {
    if (comment(review) == null) {
      FacesContext.getCurrentInstance()
          .addMessage(
              null, new FacesMessage("Describe what is missing before you request changes."));
      return;
    }
    visit.attempt(() -> reviews.complete(review, comment(review), false), "/mentor?done=returned");
  }

  private @Nullable String comment(long review) {
    String comment = comments.get(review);
    return comment == null || comment.isBlank() ? null : comment.strip();
  }
}
