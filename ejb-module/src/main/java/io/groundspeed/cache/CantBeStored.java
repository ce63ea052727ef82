package io.groundspeed.cache;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.ObjectStreamClass;
import java.io.ObjectStreamException;
import java.io.OutputStream;
import java.io.Serializable;
import org.infinispan.commons.marshall.MarshallingException;
import org.jspecify.annotations.Nullable;

/**
 * A value can't be stored, for a reason in the value itself: it can't be serialized for other
 * nodes, or its dependencies can't be determined. The cache itself works, so the breaker stays
 * closed.
 */
final class CantBeStored extends RuntimeException {
  private static final long serialVersionUID = 1L;
  private static final int DEEPEST_CAUSE = 20;

  CantBeStored(Throwable cause) {
    super(describe(cause), cause, false, false);
  }

  private CantBeStored(String message) {
    super(message, null, false, false);
  }

  private static String describe(Throwable cause) {
    if (cause instanceof StackOverflowError) {
      return "it is nested too deeply to be written";
    }
    Throwable root = cause;
    for (int i = 0; i < DEEPEST_CAUSE && root.getCause() != null; i++) {
      root = root.getCause();
    }
    return root.toString();
  }

  /**
   * Checks that a value can be serialized for other nodes. A single node checks this too, so that
   * applications don't discover the problem when a second node is added.
   *
   * @param andReadable whether deserialization is checked as well: a node that can't read a value
   *     sent to it does not reply and appears to be down
   * @throws CantBeStored if the check fails
   */
  static void unlessWritable(@Nullable Object value, boolean andReadable) {
    if (value == null || value instanceof String) {
      return;
    }
    if (!(value instanceof Serializable)) {
      throw new CantBeStored(value.getClass().getName() + " is not serializable");
    }
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try {
      write(value, andReadable ? bytes : OutputStream.nullOutputStream());
      if (andReadable) {
        new Reading(bytes.toByteArray(), value.getClass().getClassLoader()).readObject();
      }
    } catch (ClassNotFoundException e) {
      // only this check fails: not all of the application's classes are visible here
    } catch (IOException | RuntimeException | StackOverflowError e) {
      // a class's own serialization code may throw anything
      throw new CantBeStored(e);
    }
  }

  private static void write(Object value, OutputStream to) throws IOException {
    try (ObjectOutputStream out = new ObjectOutputStream(to)) {
      out.writeObject(value);
    }
  }

  /** Resolves classes through the class loader of the value's own class. */
  private static final class Reading extends ObjectInputStream {
    private final ClassLoader loader;

    Reading(byte[] bytes, ClassLoader loader) throws IOException {
      super(new ByteArrayInputStream(bytes));
      this.loader = loader;
    }

    @Override
    protected Class<?> resolveClass(ObjectStreamClass description)
        throws IOException, ClassNotFoundException {
      try {
        return super.resolveClass(description);
      } catch (ClassNotFoundException e) {
        return Class.forName(description.getName(), false, loader);
      }
    }
  }

  /** Returns whether a failure of the store was caused by a value that can't be written or read. */
  static boolean isMeantBy(Throwable failure) {
    Throwable cause = failure;
    for (int i = 0; i < DEEPEST_CAUSE && cause != null; i++) {
      if (cause instanceof ObjectStreamException
          || cause instanceof MarshallingException
          || cause instanceof ClassNotFoundException) {
        return true;
      }
      cause = cause.getCause();
    }
    return false;
  }
}
