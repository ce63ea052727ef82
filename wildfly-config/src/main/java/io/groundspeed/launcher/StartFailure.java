package io.groundspeed.launcher;

import org.jspecify.annotations.Nullable;

/** The reason why something can't start, in one sentence that says what to do. */
public final class StartFailure extends RuntimeException {
  private static final long serialVersionUID = 1L;

  StartFailure(String sentence) {
    super(sentence);
  }

  StartFailure(String sentence, @Nullable Throwable cause) {
    super(sentence, cause);
  }
}
