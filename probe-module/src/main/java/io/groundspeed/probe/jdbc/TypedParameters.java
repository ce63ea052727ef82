package io.groundspeed.probe.jdbc;

import io.groundspeed.probe.sql.Fingerprint;
import java.math.BigDecimal;
import java.sql.Array;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** Records the types of parameters until the first execution, for statements not seen before. */
abstract class TypedParameters extends ForwardingPreparedStatement {
  private @Nullable ParameterTypes types;

  /**
   * @param types where types are recorded; null if they are known
   */
  TypedParameters(
      MeasuredConnection connection, PreparedStatement delegate, @Nullable ParameterTypes types) {
    super(connection, delegate);
    this.types = types;
  }

  /** Stores the types of the parameters in the fingerprint, once. */
  final void storeTypes(Fingerprint fingerprint) {
    if (types != null && types.storeIn(fingerprint)) {
      types = null;
    }
  }

  @Override
  public final void setBoolean(int number, boolean value) throws SQLException {
    super.setBoolean(number, value);
    if (types != null) {
      types.note(number, "boolean");
    }
  }

  @Override
  public final void setByte(int number, byte value) throws SQLException {
    super.setByte(number, value);
    if (types != null) {
      types.note(number, "smallint");
    }
  }

  @Override
  public final void setShort(int number, short value) throws SQLException {
    super.setShort(number, value);
    if (types != null) {
      types.note(number, "smallint");
    }
  }

  @Override
  public final void setInt(int number, int value) throws SQLException {
    super.setInt(number, value);
    if (types != null) {
      types.note(number, "integer");
    }
  }

  @Override
  public final void setLong(int number, long value) throws SQLException {
    super.setLong(number, value);
    if (types != null) {
      types.note(number, "bigint");
    }
  }

  @Override
  public final void setFloat(int number, float value) throws SQLException {
    super.setFloat(number, value);
    if (types != null) {
      types.note(number, "real");
    }
  }

  @Override
  public final void setDouble(int number, double value) throws SQLException {
    super.setDouble(number, value);
    if (types != null) {
      types.note(number, "double precision");
    }
  }

  @Override
  public final void setBigDecimal(int number, BigDecimal value) throws SQLException {
    super.setBigDecimal(number, value);
    if (types != null) {
      types.note(number, "numeric");
    }
  }

  @Override
  public final void setBytes(int number, byte[] value) throws SQLException {
    super.setBytes(number, value);
    if (types != null) {
      types.note(number, "bytea");
    }
  }

  @Override
  public final void setString(int number, String value) throws SQLException {
    super.setString(number, value);
    if (types != null) {
      types.note(number, ParameterTypes.TEXT);
    }
  }

  @Override
  public final void setArray(int number, Array value) throws SQLException {
    super.setArray(number, value);
    if (types != null) {
      types.noteArray(number, value);
    }
  }

  @Override
  public final void setNull(int number, int sqlType) throws SQLException {
    super.setNull(number, sqlType);
    if (types != null) {
      types.note(number, sqlType, null);
    }
  }

  @Override
  public final void setNull(int number, int sqlType, String name) throws SQLException {
    super.setNull(number, sqlType, name);
    if (types != null) {
      types.note(number, sqlType, null);
    }
  }

  @Override
  public final void setObject(int number, Object value) throws SQLException {
    super.setObject(number, value);
    if (types != null) {
      types.noteObject(number, value);
    }
  }

  @Override
  public final void setObject(int number, Object value, int sqlType) throws SQLException {
    super.setObject(number, value, sqlType);
    if (types != null) {
      types.note(number, sqlType, value);
    }
  }

  @Override
  public final void setObject(int number, Object value, int sqlType, int scale)
      throws SQLException {
    super.setObject(number, value, sqlType, scale);
    if (types != null) {
      types.note(number, sqlType, value);
    }
  }
}
