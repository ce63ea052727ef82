package io.groundspeed.probe.call;

import jakarta.enterprise.concurrent.spi.ThreadContextProvider;
import jakarta.enterprise.concurrent.spi.ThreadContextRestorer;
import jakarta.enterprise.concurrent.spi.ThreadContextSnapshot;
import java.io.Serializable;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Propagates the call of a thread to the tasks that it passes to managed executors. The server
 * discovers this class in each deployment and calls it for every submitted task.
 */
public final class TaskCalls implements ThreadContextProvider {
  private static final Following NONE = new Following(null);

  @Override
  public ThreadContextSnapshot currentContext(Map<String, String> properties) {
    Call call = Calls.current();
    return call == null ? NONE : new Following(call);
  }

  @Override
  public ThreadContextSnapshot clearedContext(Map<String, String> properties) {
    return NONE;
  }

  @Override
  public String getThreadContextType() {
    return "io.groundspeed.probe";
  }

  /** The call of a task. A deserialised task has none. */
  private static final class Following implements ThreadContextSnapshot, Serializable {
    private static final long serialVersionUID = 1L;

    private final transient @Nullable Call call;

    Following(@Nullable Call call) {
      this.call = call;
    }

    @Override
    public ThreadContextRestorer begin() {
      Call before = Calls.bind(call);
      return () -> Calls.bind(before);
    }
  }
}
