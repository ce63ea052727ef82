package io.groundspeed.probe.jdbc;

import io.groundspeed.probe.sql.Fingerprint;
import java.io.Reader;
import java.math.BigDecimal;
import java.net.URL;
import java.sql.Array;
import java.sql.Blob;
import java.sql.CallableStatement;
import java.sql.Clob;
import java.sql.Date;
import java.sql.NClob;
import java.sql.Ref;
import java.sql.RowId;
import java.sql.SQLException;
import java.sql.SQLType;
import java.sql.SQLXML;
import java.sql.Time;
import java.sql.Timestamp;
import java.util.Calendar;
import java.util.Map;

/** Passes on what a callable statement returns in its parameters, by their numbers. */
abstract class ForwardingResults extends MeasuredPreparedStatement implements CallableStatement {
  private final CallableStatement delegate;

  ForwardingResults(
      MeasuredConnection connection,
      CallableStatement delegate,
      Fingerprint fingerprint,
      String sql) {
    super(connection, delegate, fingerprint, sql);
    this.delegate = delegate;
  }

  @Override
  public Array getArray(int first) throws SQLException {
    return delegate.getArray(first);
  }

  @Override
  @Deprecated
  public BigDecimal getBigDecimal(int first, int second) throws SQLException {
    return delegate.getBigDecimal(first, second);
  }

  @Override
  public BigDecimal getBigDecimal(int first) throws SQLException {
    return delegate.getBigDecimal(first);
  }

  @Override
  public Blob getBlob(int first) throws SQLException {
    return delegate.getBlob(first);
  }

  @Override
  public boolean getBoolean(int first) throws SQLException {
    return delegate.getBoolean(first);
  }

  @Override
  public byte getByte(int first) throws SQLException {
    return delegate.getByte(first);
  }

  @Override
  public byte[] getBytes(int first) throws SQLException {
    return delegate.getBytes(first);
  }

  @Override
  public Reader getCharacterStream(int first) throws SQLException {
    return delegate.getCharacterStream(first);
  }

  @Override
  public Clob getClob(int first) throws SQLException {
    return delegate.getClob(first);
  }

  @Override
  public Date getDate(int first, Calendar second) throws SQLException {
    return delegate.getDate(first, second);
  }

  @Override
  public Date getDate(int first) throws SQLException {
    return delegate.getDate(first);
  }

  @Override
  public double getDouble(int first) throws SQLException {
    return delegate.getDouble(first);
  }

  @Override
  public float getFloat(int first) throws SQLException {
    return delegate.getFloat(first);
  }

  @Override
  public int getInt(int first) throws SQLException {
    return delegate.getInt(first);
  }

  @Override
  public long getLong(int first) throws SQLException {
    return delegate.getLong(first);
  }

  @Override
  public Reader getNCharacterStream(int first) throws SQLException {
    return delegate.getNCharacterStream(first);
  }

  @Override
  public NClob getNClob(int first) throws SQLException {
    return delegate.getNClob(first);
  }

  @Override
  public String getNString(int first) throws SQLException {
    return delegate.getNString(first);
  }

  @Override
  public <T> T getObject(int first, Class<T> second) throws SQLException {
    return delegate.getObject(first, second);
  }

  @Override
  public Object getObject(int first, Map<String, Class<?>> second) throws SQLException {
    return delegate.getObject(first, second);
  }

  @Override
  public Object getObject(int first) throws SQLException {
    return delegate.getObject(first);
  }

  @Override
  public Ref getRef(int first) throws SQLException {
    return delegate.getRef(first);
  }

  @Override
  public RowId getRowId(int first) throws SQLException {
    return delegate.getRowId(first);
  }

  @Override
  public SQLXML getSQLXML(int first) throws SQLException {
    return delegate.getSQLXML(first);
  }

  @Override
  public short getShort(int first) throws SQLException {
    return delegate.getShort(first);
  }

  @Override
  public String getString(int first) throws SQLException {
    return delegate.getString(first);
  }

  @Override
  public Time getTime(int first, Calendar second) throws SQLException {
    return delegate.getTime(first, second);
  }

  @Override
  public Time getTime(int first) throws SQLException {
    return delegate.getTime(first);
  }

  @Override
  public Timestamp getTimestamp(int first, Calendar second) throws SQLException {
    return delegate.getTimestamp(first, second);
  }

  @Override
  public Timestamp getTimestamp(int first) throws SQLException {
    return delegate.getTimestamp(first);
  }

  @Override
  public URL getURL(int first) throws SQLException {
    return delegate.getURL(first);
  }

  @Override
  public void registerOutParameter(String first, int second, String third) throws SQLException {
    delegate.registerOutParameter(first, second, third);
  }

  @Override
  public void registerOutParameter(String first, int second, int third) throws SQLException {
    delegate.registerOutParameter(first, second, third);
  }

  @Override
  public void registerOutParameter(String first, int second) throws SQLException {
    delegate.registerOutParameter(first, second);
  }

  @Override
  public void registerOutParameter(String first, SQLType second, String third) throws SQLException {
    delegate.registerOutParameter(first, second, third);
  }

  @Override
  public void registerOutParameter(String first, SQLType second, int third) throws SQLException {
    delegate.registerOutParameter(first, second, third);
  }

  @Override
  public void registerOutParameter(String first, SQLType second) throws SQLException {
    delegate.registerOutParameter(first, second);
  }

  @Override
  public void registerOutParameter(int first, int second, String third) throws SQLException {
    delegate.registerOutParameter(first, second, third);
  }

  @Override
  public void registerOutParameter(int first, int second, int third) throws SQLException {
    delegate.registerOutParameter(first, second, third);
  }

  @Override
  public void registerOutParameter(int first, int second) throws SQLException {
    delegate.registerOutParameter(first, second);
  }

  @Override
  public void registerOutParameter(int first, SQLType second, String third) throws SQLException {
    delegate.registerOutParameter(first, second, third);
  }

  @Override
  public void registerOutParameter(int first, SQLType second, int third) throws SQLException {
    delegate.registerOutParameter(first, second, third);
  }

  @Override
  public void registerOutParameter(int first, SQLType second) throws SQLException {
    delegate.registerOutParameter(first, second);
  }

  @Override
  public boolean wasNull() throws SQLException {
    return delegate.wasNull();
  }
}
