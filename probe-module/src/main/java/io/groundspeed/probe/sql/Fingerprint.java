package io.groundspeed.probe.sql;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/**
 * The key for grouping executions: a statement without its literals, or a name that a developer
 * gave. It holds only text. Thread-safe.
 */
public final class Fingerprint {
  /** Groups everything beyond the limit. */
  public static final Fingerprint OTHER = named("(other)");

  private static final int LONGEST_TEXT = 10_000;
  private static final int HASH_BYTES = 8;
  private static final PerSecond TYPED_TEXTS = new PerSecond(200, System::nanoTime);

  private final String name;
  private final @Nullable String hash;
  private final @Nullable String text;

  /** Of the name; read for every statement, and the name is often in no cache. */
  private final int hashCode;

  /** Written without a barrier: a thread that reads an older one, or none, looks it up again. */
  private @Nullable Object note;

  /** Written without a barrier: a thread that reads none may write the same again. */
  private @Nullable String typedText;

  private @Nullable String database;

  private Fingerprint(String name, @Nullable String hash, @Nullable String text) {
    this.name = name;
    this.hash = hash;
    this.text = text;
    hashCode = name.hashCode();
  }

  /** Returns the fingerprint of a profile that a developer named. */
  public static Fingerprint named(String name) {
    return new Fingerprint(name, null, null);
  }

  /**
   * Returns the fingerprint of a statement, valid or not. It ignores values (literals, parameters,
   * {@code NULL}), comments, white space, the lengths of lists and batches, letter case, and the
   * names of savepoints, cursors and temporary tables.
   */
  public static Fingerprint of(String sql) {
    SqlText text = SqlText.of(sql);
    String hash = hashOf(text.grouped());
    String readable = text.readable();
    String shown =
        readable.length() > LONGEST_TEXT ? readable.substring(0, LONGEST_TEXT) + " …" : readable;
    return new Fingerprint("sql:" + hash, hash, shown);
  }

  /** Returns 64 bits of a text's SHA-256 as 16 hexadecimal digits. */
  public static String hashOf(String text) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest, 0, HASH_BYTES);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  /** Returns the given name, or {@code sql:} and the hash. */
  public String name() {
    return name;
  }

  /**
   * Returns 64 bits as 16 hexadecimal digits, the same on every node and after every restart; null
   * if a developer gave the name.
   */
  public @Nullable String hash() {
    return hash;
  }

  /** Returns the statement with {@code ?} for literals, cut if very long; null for a given name. */
  public @Nullable String text() {
    return text;
  }

  /** Returns the last note, an immutable object; null if there is none. */
  public @Nullable Object note() {
    return note;
  }

  /** Stores the tally that a counter has just found, which saves its next look-up. */
  public void note(Object immutable) {
    note = immutable;
  }

  /**
   * Returns the statement with the types of its values as casts, {@code ?::bigint}, as it was run
   * first; null if it did not run yet, is not a statement, or is very long.
   */
  public @Nullable String typedText() {
    return typedText;
  }

  /** Returns whether {@link #typedText} is to be set. */
  public boolean lacksTypes() {
    return typedText == null && text != null && text.length() <= LONGEST_TEXT;
  }

  /**
   * Stores the types of its values, unless too many were stored in this second: an application
   * whose texts all differ must not pay for each of them.
   *
   * @param sql the statement as it is run
   * @param types PostgreSQL's name for the type of each parameter, numbered from 1; null if it is
   *     not known
   * @return whether they are stored now
   */
  public boolean typed(String sql, IntFunction<@Nullable String> types) {
    if (lacksTypes() && TYPED_TEXTS.take()) {
      try {
        typedText = SqlText.typed(sql, types);
      } catch (RuntimeException e) {
        typedText = text; // an application's statement runs in any case
      }
    }
    return !lacksTypes();
  }

  /** Returns the database on which it ran last: host, port and name; null if it is not known. */
  public @Nullable String database() {
    return database;
  }

  /** Stores the database on which it ran last: host, port and name. */
  public void ranOn(String name) {
    if (!name.equals(database)) {
      database = name;
    }
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return this == other || (other instanceof Fingerprint that && name.equals(that.name));
  }

  @Override
  public int hashCode() {
    return hashCode;
  }

  @Override
  public String toString() {
    return text == null ? name : text;
  }
}
