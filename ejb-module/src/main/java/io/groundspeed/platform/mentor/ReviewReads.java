package io.groundspeed.platform.mentor;

import java.util.List;

/**
 * Reads of this package that go through the platform's cache. Callers must pass the right user id.
 */
public interface ReviewReads {
  /** Returns the newest reviews that a client requested. */
  List<ClientReview> reviews(long client);

  /** Returns how many completed reviews a client has not seen. */
  long unread(long client);
}
