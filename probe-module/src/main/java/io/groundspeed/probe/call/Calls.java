package io.groundspeed.probe.call;

import io.groundspeed.probe.bounded.Generations;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Maintains the call that each thread works for. */
public final class Calls {
  private static final int CALLERS_IN_USE = 20_000;
  private static final int LOADERS = 2_000;
  private static final String SERVER = "(server)";

  private static final Generations<Caller, Caller> CALLERS = new Generations<>(CALLERS_IN_USE);
  private static final ThreadLocal<@Nullable Call> CURRENT = new ThreadLocal<>();

  /**
   * Keyed by the loaders' names: a reference to a loader would keep its undeployed deployment in
   * memory.
   */
  private static final ConcurrentHashMap<String, Caller> BACKGROUND = new ConcurrentHashMap<>();

  private Calls() {}

  /** Returns the call that this thread works for; null outside of any call. */
  public static @Nullable Call current() {
    return CURRENT.get();
  }

  /**
   * Binds a call to this thread and returns the previous one, which must be bound again afterwards.
   *
   * @param call null to bind none
   * @return null if there was none
   */
  public static @Nullable Call bind(@Nullable Call call) {
    Call before = CURRENT.get();
    if (call == null) {
      CURRENT.remove();
    } else {
      CURRENT.set(call);
    }
    return before;
  }

  /** Runs work on behalf of a call, for example of a job. */
  public static <T> T run(Call call, Callable<T> work) throws Exception {
    Call before = bind(call);
    try {
      return work.call();
    } finally {
      bind(before);
    }
  }

  /**
   * Returns the single instance of a caller in use. A caller that returns after a long time gets
   * another instance, equal to the first.
   */
  public static Caller caller(String deployment, String endpoint) {
    return CALLERS.of(new Caller(deployment, endpoint), 1, Function.identity());
  }

  /** Returns the caller that this thread's statements are counted for, with or without a call. */
  public static Caller callerOf(@Nullable Call call) {
    return call == null ? background() : call.caller();
  }

  private static Caller background() {
    ClassLoader loader = Thread.currentThread().getContextClassLoader();
    String name = name(loader);
    Caller known = BACKGROUND.get(name);
    if (known != null) {
      return known;
    }
    Caller caller = caller(deployment(name), Caller.BACKGROUND);
    if (BACKGROUND.size() < LOADERS) {
      BACKGROUND.put(name, caller);
    }
    return caller;
  }

  /**
   * Returns the archive of a class loader that the server made: {@code shop.war} for {@code
   * deployment.shop.war}, {@code shop.ear} for every part of an EAR.
   */
  public static String deployment(@Nullable ClassLoader loader) {
    return deployment(name(loader));
  }

  private static String name(@Nullable ClassLoader loader) {
    return loader == null || loader.getName() == null ? "" : loader.getName();
  }

  private static String deployment(String loader) {
    String prefix = "deployment.";
    if (!loader.startsWith(prefix)) {
      return SERVER;
    }
    String archive = loader.substring(prefix.length());
    int ear = archive.indexOf(".ear.");
    return ear < 0 ? archive : archive.substring(0, ear + ".ear".length());
  }
}
