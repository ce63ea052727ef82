package io.groundspeed.database.activity;

import io.groundspeed.database.wait.WaitSegment;
import io.groundspeed.probe.call.Call;
import io.groundspeed.probe.call.Caller;
import io.groundspeed.probe.session.DatabaseSession;
import io.groundspeed.probe.session.Deadlocks;
import io.groundspeed.probe.session.Running;
import io.groundspeed.probe.sql.Fingerprint;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Finds the application's side of backend processes. */
final class ActivityClients {
  /** The application name of the sampler's own connections. */
  static final String SAMPLER = "groundspeed-activity";

  private static final String TELEMETRY = "groundspeed-telemetry";
  private static final int LONGEST_TEXT = 2_000;
  private static final int LONGEST_NAME = 200;

  private final Map<Integer, DatabaseSession> sessions;
  private final String own;

  /**
   * @param sessions the measured connections of this node to the database
   * @param own the archive of Groundspeed, to which its unmeasured connections belong
   */
  ActivityClients(List<DatabaseSession> sessions, String own) {
    this.sessions =
        sessions.stream()
            .collect(
                Collectors.toMap(
                    DatabaseSession::backend, Function.identity(), (one, other) -> other));
    this.own = own;
  }

  /** Returns whether this node measures a process. */
  boolean measures(Backend backend) {
    return sessions.containsKey(backend.leader());
  }

  /** Returns who uses a process. */
  Caller caller(Backend backend) {
    Running running = running(backend.leader());
    return running == null ? unmeasured(backend) : running.caller();
  }

  /** Returns the name of the query that a process runs. */
  String query(Backend backend) {
    Running running = running(backend.leader());
    return running == null ? WaitSegment.UNMEASURED : running.statement().name();
  }

  private @Nullable Running running(int process) {
    DatabaseSession session = sessions.get(process);
    return session == null ? null : session.last();
  }

  private Caller unmeasured(Backend backend) {
    String name = backend.application();
    if (name.equals(TELEMETRY) || name.equals(SAMPLER)) {
      return new Caller(own, Caller.BACKGROUND);
    }
    String shown = name.isEmpty() ? backend.user() : name;
    return new Caller(
        WaitSegment.UNMEASURED,
        shown.length() <= LONGEST_NAME ? shown : shown.substring(0, LONGEST_NAME));
  }

  /** Returns one side of a lock wait, with the place where the application's thread is now. */
  LockSide side(Backend backend) {
    Running running = running(backend.leader());
    Caller caller = caller(backend);
    if (running == null) {
      return new LockSide(
          backend.pid(),
          caller.deployment().equals(WaitSegment.UNMEASURED) ? null : caller.deployment(),
          caller.endpoint(),
          null,
          null,
          statement(Fingerprint.of(backend.text())),
          null);
    }
    return side(backend.pid(), running, Deadlocks.placeOf(running.threadId()));
  }

  /**
   * Returns the side of a measured session.
   *
   * @param place the line that its thread is at; null if it is unknown
   */
  static LockSide side(int process, Running running, @Nullable String place) {
    return new LockSide(
        process,
        running.caller().deployment(),
        running.caller().endpoint(),
        running.callNumber() == 0 ? null : Call.idOf(running.callNumber()),
        running.statement().name(),
        statement(running.statement()),
        place);
  }

  /** The text has no values, which may be confidential. */
  private static @Nullable String statement(Fingerprint statement) {
    String text = statement.text() == null ? statement.name() : statement.text();
    return text.length() <= LONGEST_TEXT ? text : text.substring(0, LONGEST_TEXT) + " …";
  }
}
