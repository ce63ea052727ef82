package io.groundspeed.web.platform;

import io.groundspeed.platform.enrollment.Certificate;
import io.groundspeed.platform.enrollment.EnrollmentSummary;
import io.groundspeed.platform.enrollment.Enrollments;
import io.groundspeed.platform.mentor.ClientReview;
import io.groundspeed.platform.mentor.ReviewLists;
import io.groundspeed.platform.mentor.Reviews;
import jakarta.annotation.PostConstruct;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.List;

/**
 * Backing bean of a client's page. It keeps the listed rows for the whole view, so that a button
 * acts on the row that is shown.
 */
@Named
@ViewScoped
public class MyPage implements Serializable {
  private static final long serialVersionUID = 1L;

  @Inject private Visit visit;
  @Inject private Enrollments enrollments;
  @Inject private ReviewLists lists;
  @Inject private Reviews reviews;

  private List<ClientReview> asked;

  @PostConstruct
  void read() {
    asked = lists.asked();
  }

  /** Returns the completed reviews that the client has not seen. */
  public List<ClientReview> getUnread() {
    return asked.stream().filter(ClientReview::unread).toList();
  }

  /** Returns the reviews that are in progress or that the client has seen. */
  public List<ClientReview> getOthers() {
    return asked.stream().filter(review -> !review.unread()).toList();
  }

  /** Returns the client's enrollments. */
  public List<EnrollmentSummary> getEnrollments() {
    return enrollments.mine();
  }

  /** Returns the client's certificates. */
  public List<Certificate> getCertificates() {
    return enrollments.certificates();
  }

  /** Marks a review as seen. */
  public void seen(long review) {
    visit.attempt(() -> reviews.seen(review), "/me?done=seen");
  }

  /**
   * Rates a review.
   *
   * @param stars as the client chose
   */
  public void rate(long review, int stars) {
    visit.attempt(() -> reviews.rate(review, stars), "/me?done=rated");
  }
}
