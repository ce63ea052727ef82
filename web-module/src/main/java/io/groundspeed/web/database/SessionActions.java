package io.groundspeed.web.database;

import io.groundspeed.database.activity.LockWaiting;
import io.groundspeed.database.session.Ending;
import io.groundspeed.database.session.SeenSession;
import io.groundspeed.database.session.SessionControl;
import io.groundspeed.database.session.SessionRefused;
import io.groundspeed.postgres.Unavailable;
import io.groundspeed.web.frame.Address;
import io.groundspeed.web.frame.Frame;
import io.groundspeed.web.frame.Outcome;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Ends the session that others wait for, on the Database screen. */
@Named("sessionActions")
@RequestScoped
public class SessionActions {
  private static final String HOLDER = "holder";

  @Inject private Frame frame;
  @Inject private SessionControl control;
  @Inject private Outcome outcome;
  @Inject private DatabaseActivity activity;

  private @Nullable SeenSession open;

  @PostConstruct
  void open() {
    open =
        frame
            .parameters()
            .parsed(HOLDER, "a session as the list of lock waits links to it", SeenSession::parse);
  }

  /** Returns the session that is open; null if there is none. */
  public @Nullable SeenSession getOpen() {
    return open;
  }

  /** Returns the latest wait for the open session; null if no sample of the range has one. */
  public @Nullable LockWaiting getWait() {
    SeenSession open = this.open;
    List<LockWaiting> seen = activity.getLocks().value();
    return open == null || seen == null
        ? null
        : seen.stream().filter(wait -> open.equals(holder(wait))).findFirst().orElse(null);
  }

  /** Returns the address that opens the holder of a wait; null if it can't be ended. */
  public @Nullable Address of(LockWaiting wait) {
    SeenSession holder = wait.ended() ? null : holder(wait);
    return holder == null ? null : frame.getAddress().with(HOLDER, holder.text());
  }

  /** A prepared transaction has no process, and of a hidden session the transaction is unknown. */
  private static @Nullable SeenSession holder(LockWaiting wait) {
    return wait.holder().pid() == 0 || wait.holderSince() == null
        ? null
        : new SeenSession(wait.database(), wait.holder().pid(), wait.holderSince());
  }

  /** Returns the address without an open session. */
  public Address getClosed() {
    return frame.getAddress().without(HOLDER);
  }

  /** Cancels the statement that the open session runs. */
  public void cancel() {
    end(Ending.CANCEL, "The statement of process %d is cancelled.");
  }

  /** Closes the connection of the open session. */
  public void terminate() {
    end(Ending.TERMINATE, "Process %d is ended; its transaction is rolled back.");
  }

  private void end(Ending how, String sentence) {
    SeenSession open = this.open;
    if (open == null) {
      outcome.refused("No session is open.");
      return;
    }
    try {
      control.end(open, how);
      outcome.done(sentence.formatted(open.pid()), getClosed());
    } catch (SessionRefused | Unavailable e) {
      outcome.refused(e);
    }
  }
}
