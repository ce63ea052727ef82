package io.groundspeed.probe.web;

import io.groundspeed.probe.record.RootCause;
import java.io.IOException;
import java.nio.channels.ClosedChannelException;
import java.util.List;

/**
 * Distinguishes a client that disconnected before it had its response from a failure of the
 * application.
 */
final class ClientAborts {
  /** The messages of operating systems. */
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
