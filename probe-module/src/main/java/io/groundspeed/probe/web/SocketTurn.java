package io.groundspeed.probe.web;

import io.undertow.websockets.jsr.UndertowSession;
import jakarta.websocket.Session;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A task that Undertow runs for a WebSocket, one after the other: delivering a message, reporting a
 * failure, opening or closing. Undertow runs each as an object of a separate class. The method in
 * which that class is declared shows its purpose, and the object holds the session; so both are
 * determined once per class.
 */
final class SocketTurn {
  private static final String UNDERTOW = "io.undertow.websockets.jsr.";
  private static final Class<?> SESSION = UndertowSession.class;
  private static final Class<?> ARGUMENTS = Map.class;
  private static final Class<?> FAILED = Throwable.class;
  private static final Set<String> MESSAGES = Set.of("invokeTextHandler", "invokeBinaryHandler");
  private static final Set<String> FAILURES = Set.of("invokeOnError", "onError");

  /** A task that is no turn of a WebSocket. */
  private static final SocketTurn NONE = new SocketTurn("", List.of(), null);

  private static final ClassValue<SocketTurn> OF_CLASS =
      new ClassValue<>() {
        @Override
        protected SocketTurn computeValue(Class<?> type) {
          return type.getName().startsWith(UNDERTOW) ? found(type) : NONE;
        }
      };

  private final String purpose;
  private final List<Field> path;
  private final @Nullable Field failure;

  /**
   * @param path the fields that lead from the task to its session, or to a map that contains it
   */
  private SocketTurn(String purpose, List<Field> path, @Nullable Field failure) {
    this.purpose = purpose;
    this.path = path;
    this.failure = failure;
  }

  static SocketTurn of(Object run) {
    return OF_CLASS.get(run.getClass());
  }

  private static SocketTurn found(Class<?> type) {
    Method declaring = type.getEnclosingMethod();
    return new SocketTurn(
        declaring == null ? "" : declaring.getName(),
        pathToSession(type),
        field(type, FAILED).orElseGet(() -> field(type, ARGUMENTS).orElse(null)));
  }

  /** The session is in a field, in a map of arguments, or in a field of the enclosing object. */
  private static List<Field> pathToSession(Class<?> type) {
    Optional<Field> direct = field(type, SESSION).or(() -> field(type, ARGUMENTS));
    if (direct.isPresent()) {
      return List.of(direct.get());
    }
    for (Field outer : type.getDeclaredFields()) {
      Optional<Field> inner = field(outer.getType(), SESSION);
      if (outer.getType().getName().startsWith(UNDERTOW) && inner.isPresent()) {
        outer.setAccessible(true);
        return List.of(outer, inner.get());
      }
    }
    return List.of();
  }

  private static Optional<Field> field(Class<?> type, Class<?> wanted) {
    return Arrays.stream(type.getDeclaredFields())
        .filter(field -> field.getType() == wanted)
        .findFirst()
        .filter(Field::trySetAccessible);
  }

  /** Returns whether it delivers a message to the application. */
  boolean isMessage() {
    return MESSAGES.contains(purpose);
  }

  /** Returns whether it reports a failure to the application. */
  boolean isFailure() {
    return FAILURES.contains(purpose);
  }

  /** Returns the session of the turn; null if it is not known. */
  @Nullable UndertowSession session(Object run) throws IllegalAccessException {
    Object held = run;
    for (Field step : path) {
      held = step.get(held);
    }
    Object session = held instanceof Map<?, ?> arguments ? arguments.get(Session.class) : held;
    return session instanceof UndertowSession one ? one : null;
  }

  /** Returns the reported failure; null if there is none. */
  @Nullable Throwable failure(Object run) throws IllegalAccessException {
    Object held = isFailure() && failure != null ? failure.get(run) : null;
    Object thrown = held instanceof Map<?, ?> arguments ? arguments.get(Throwable.class) : held;
    return thrown instanceof Throwable one ? one : null;
  }
}
