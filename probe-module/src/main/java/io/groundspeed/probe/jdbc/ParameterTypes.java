package io.groundspeed.probe.jdbc;

import io.groundspeed.probe.sql.Fingerprint;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.sql.Array;
import java.sql.SQLException;
import java.sql.Types;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.OffsetTime;
import java.util.Arrays;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.postgresql.util.PGobject;

/**
 * The types of a statement's parameters, as the driver sends them to PostgreSQL, which plans the
 * statement by them. A type that the driver leaves open is left out: PostgreSQL infers it. For one
 * thread at a time, like the statement.
 */
final class ParameterTypes {
  /** The number of parameters whose types are kept; further ones are inferred. */
  private static final int MOST = 1_000;

  /** PostgreSQL's short name for the type of texts that the driver binds. */
  static final String TEXT = "varchar";

  private static final Pattern NAME = Pattern.compile("[a-z_][a-z0-9_]{0,62}(\\[\\])?");

  private static final Map<Class<?>, String> BY_CLASS =
      Map.ofEntries(
          Map.entry(Boolean.class, "boolean"),
          Map.entry(Byte.class, "smallint"),
          Map.entry(Short.class, "smallint"),
          Map.entry(Integer.class, "integer"),
          Map.entry(Long.class, "bigint"),
          Map.entry(Float.class, "real"),
          Map.entry(Double.class, "double precision"),
          Map.entry(BigDecimal.class, "numeric"),
          Map.entry(BigInteger.class, "numeric"),
          Map.entry(byte[].class, "bytea"),
          Map.entry(UUID.class, "uuid"),
          Map.entry(LocalDate.class, "date"),
          Map.entry(LocalTime.class, "time"),
          Map.entry(OffsetTime.class, "timetz"),
          Map.entry(LocalDateTime.class, "timestamp"),
          Map.entry(OffsetDateTime.class, "timestamptz"),
          Map.entry(short[].class, "smallint[]"),
          Map.entry(int[].class, "integer[]"),
          Map.entry(long[].class, "bigint[]"),
          Map.entry(Short[].class, "smallint[]"),
          Map.entry(Integer[].class, "integer[]"),
          Map.entry(Long[].class, "bigint[]"),
          Map.entry(String[].class, "text[]"),
          Map.entry(UUID[].class, "uuid[]"));

  private final String sql;
  private @Nullable String[] types = new @Nullable String[8];

  /**
   * @param sql the statement as it is run
   */
  ParameterTypes(String sql) {
    this.sql = sql;
  }

  /** Stores the types in a fingerprint, and returns whether it knows them now. */
  boolean storeIn(Fingerprint fingerprint) {
    return fingerprint.typed(sql, number -> number <= types.length ? types[number - 1] : null);
  }

  /**
   * Records a type.
   *
   * @param number of the parameter, from 1
   * @param type PostgreSQL's name; null if PostgreSQL infers it
   */
  void note(int number, @Nullable String type) {
    if (number < 1 || number > MOST) {
      return;
    }
    if (number > types.length) {
      types = Arrays.copyOf(types, Math.min(MOST, 2 * number));
    }
    types[number - 1] = type;
  }

  /** Records the type of an object whose type the caller did not name. */
  void noteObject(int number, @Nullable Object value) {
    note(number, value instanceof String ? TEXT : ofObject(value));
  }

  private static @Nullable String ofObject(@Nullable Object value) {
    if (value instanceof PGobject other) {
      return name(other.getType());
    }
    if (value instanceof Array array) {
      return ofArray(array);
    }
    return value == null ? null : BY_CLASS.get(value.getClass());
  }

  /** Records the type of an array. */
  void noteArray(int number, @Nullable Array value) {
    note(number, value == null ? null : ofArray(value));
  }

  private static @Nullable String ofArray(Array value) {
    try {
      return name(value.getBaseTypeName() + "[]");
    } catch (SQLException e) {
      return null; // PostgreSQL infers it
    }
  }

  /** A name that needs quotes may not be one. */
  private static @Nullable String name(@Nullable String type) {
    return type != null && NAME.matcher(type).matches() ? type : null;
  }

  /**
   * Records a type of {@link Types}.
   *
   * @param value null if it is not known
   */
  void note(int number, int sqlType, @Nullable Object value) {
    note(
        number,
        switch (sqlType) {
          case Types.BIT, Types.BOOLEAN -> "boolean";
          case Types.TINYINT, Types.SMALLINT -> "smallint";
          case Types.INTEGER -> "integer";
          case Types.BIGINT -> "bigint";
          case Types.REAL -> "real";
          case Types.FLOAT, Types.DOUBLE -> "double precision";
          case Types.NUMERIC, Types.DECIMAL -> "numeric";
          case Types.BINARY, Types.VARBINARY, Types.LONGVARBINARY -> "bytea";
          case Types.CHAR, Types.VARCHAR, Types.LONGVARCHAR, Types.NVARCHAR -> TEXT;
          default -> ofObject(value); // the driver leaves java.sql's dates and times open
        });
  }
}
