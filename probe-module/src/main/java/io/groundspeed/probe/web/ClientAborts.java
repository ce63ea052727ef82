package io.groundspeed.probe.web;

import io.groundspeed.probe.record.RootCause;
import java.io.IOException;
import java.nio.channels.ClosedChannelException;
import java.util.List;

/** Tells a client that went away before it had its answer from a failure of the application. */
final class ClientAborts {
  /** As operating systems say it. */
  private static final List<String> MESSAGES = List.of("Broken pipe", "Connection reset");

  private ClientAborts() {}

  static boolean isOne(Throwable failure) {
    Throwable root = RootCause.of(failure).thrown();
    return root instanceof ClosedChannelException
        || root.getClass() == IOException.class
            && root.getMessage() != null
            && MESSAGES.stream().anyMatch(root.getMessage()::contains);
  }
}
