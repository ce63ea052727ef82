package io.groundspeed.platform.mentor;

import java.util.List;

/** What this package reads through the platform's cache. Callers must pass the right user id. */
public interface ReviewReads {
  /** Returns the newest reviews that a client asked for. */
  List<ClientReview> reviews(long client);

  /** Returns how many completed reviews a client has not seen. */
  long unread(long client);
}
