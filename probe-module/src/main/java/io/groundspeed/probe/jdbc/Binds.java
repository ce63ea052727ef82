package io.groundspeed.probe.jdbc;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.PreparedStatement;
import java.time.temporal.TemporalAccessor;
import java.util.Arrays;
import java.util.Date;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The bind values of one statement, if the operator captures them. They are kept as bounded text,
 * because a pooled statement must not keep an application's objects. For one thread at a time, like
 * the statement.
 */
final class Binds implements InvocationHandler {
  /** The number of values kept of one execution. */
  static final int MOST = 20;

  private static final int LONGEST = 100;

  private final PreparedStatement statement;
  private final @Nullable String[] texts = new @Nullable String[MOST];
  private int count;

  private Binds(PreparedStatement statement) {
    this.statement = statement;
  }

  /** Returns a proxy that passes everything on to a statement and records its bind values. */
  static <T extends PreparedStatement> T noting(T statement, Class<T> type) {
    return type.cast(
        Proxy.newProxyInstance(
            Binds.class.getClassLoader(), new Class<?>[] {type}, new Binds(statement)));
  }

  /** Returns the current bind values of a statement; null if they are not captured. */
  static @Nullable String @Nullable [] of(PreparedStatement statement) {
    return Proxy.isProxyClass(statement.getClass())
            && Proxy.getInvocationHandler(statement) instanceof Binds binds
        ? Arrays.copyOf(binds.texts, binds.count)
        : null;
  }

  @Override
  public Object invoke(Object proxy, Method method, Object[] arguments) throws Throwable {
    try {
      Object result = method.invoke(statement, arguments);
      note(method.getName(), arguments);
      return result;
    } catch (InvocationTargetException e) {
      throw e.getCause();
    }
  }

  /**
   * Every method that binds a value starts with {@code set} and takes the parameter's number and
   * its value.
   */
  private void note(String method, Object... arguments) {
    if (method.equals("clearParameters")) {
      Arrays.fill(texts, null);
      count = 0;
    } else if (method.startsWith("set")
        && arguments.length > 1
        && arguments[0] instanceof Integer parameter
        && parameter <= MOST) {
      texts[parameter - 1] = method.equals("setNull") ? null : readable(arguments[1]);
      count = Math.max(count, parameter);
    }
  }

  private static @Nullable String readable(@Nullable Object value) {
    try {
      return text(value);
    } catch (RuntimeException e) {
      return "(unreadable)"; // an application's own subclass of Number
    }
  }

  /** For other types, not even {@code toString} is known to be harmless. */
  private static @Nullable String text(@Nullable Object value) {
    if (value == null) {
      return null;
    }
    if (value instanceof String
        || value instanceof Number
        || value instanceof Boolean
        || value instanceof Character
        || value instanceof UUID
        || value instanceof Date
        || value instanceof TemporalAccessor) {
      String text = value.toString().replace('\u0000', ' ');
      return text.length() > LONGEST ? text.substring(0, LONGEST) : text;
    }
    return value instanceof byte[] bytes
        ? "(" + bytes.length + " bytes)"
        : "(" + value.getClass().getSimpleName() + ")";
  }
}
