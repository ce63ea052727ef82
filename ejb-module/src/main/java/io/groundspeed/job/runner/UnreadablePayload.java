package io.groundspeed.job.runner;

import io.groundspeed.job.InvalidJob;

/** A stored payload does not fit its handler. Further attempts would not change that. */
final class UnreadablePayload extends RuntimeException {
  private static final long serialVersionUID = 1L;

  UnreadablePayload(InvalidJob cause) {
    super(cause.getMessage(), cause);
  }
}
