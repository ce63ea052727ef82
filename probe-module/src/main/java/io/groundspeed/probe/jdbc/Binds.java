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

/**
 * What the parameters of one statement are bound to, where the operator wants that kept: as text
 * within bounds, since a statement in a pool must not keep an application's objects. For one thread
 * at a time, like the statement.
 */
final class Binds implements InvocationHandler {
  /** Values that are kept of one execution. */
  static final int MOST = 20;

  private static final int LONGEST = 100;

  private final PreparedStatement statement;
  private final String[] texts = new String[MOST];
  private int count;

  private Binds(PreparedStatement statement) {
    this.statement = statement;
  }

  /** Returns what passes everything on to a statement and notes what it is bound to. */
  static <T extends PreparedStatement> T noting(T statement, Class<T> type) {
    return type.cast(
        Proxy.newProxyInstance(
            Binds.class.getClassLoader(), new Class<?>[] {type}, new Binds(statement)));
  }

  /** Returns what a statement is bound to now, null if bind values are not captured. */
  static String[] of(PreparedStatement statement) {
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

  /** Every method that binds begins like that, and takes the parameter's number and its value. */
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

  private static String readable(Object value) {
    try {
      return text(value);
    } catch (RuntimeException e) {
      return "(unreadable)"; // a number of the application's own
    }
  }

  /** Of others than these not even {@code toString} is known to be harmless. */
  private static String text(Object value) {
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
