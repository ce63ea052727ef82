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
import java.sql.SQLXML;
import java.sql.Time;
import java.sql.Timestamp;
import java.util.Calendar;
import java.util.Map;

/** Passes on what a callable statement returns in its parameters, by their names. */
abstract class ForwardingNamedResults extends ForwardingResults {
  private final CallableStatement delegate;

  ForwardingNamedResults(
      MeasuredConnection connection,
      CallableStatement delegate,
      Fingerprint fingerprint,
      String sql) {
    super(connection, delegate, fingerprint, sql);
    this.delegate = delegate;
  }

  @Override
  public Array getArray(String first) throws SQLException {
    return delegate.getArray(first);
  }

  @Override
  public BigDecimal getBigDecimal(String first) throws SQLException {
    return delegate.getBigDecimal(first);
  }

  @Override
  public Blob getBlob(String first) throws SQLException {
    return delegate.getBlob(first);
  }

  @Override
  public boolean getBoolean(String first) throws SQLException {
    return delegate.getBoolean(first);
  }

  @Override
  public byte getByte(String first) throws SQLException {
    return delegate.getByte(first);
  }

  @Override
  public byte[] getBytes(String first) throws SQLException {
    return delegate.getBytes(first);
  }

  @Override
  public Reader getCharacterStream(String first) throws SQLException {
    return delegate.getCharacterStream(first);
  }

  @Override
  public Clob getClob(String first) throws SQLException {
    return delegate.getClob(first);
  }

  @Override
  public Date getDate(String first, Calendar second) throws SQLException {
    return delegate.getDate(first, second);
  }

  @Override
  public Date getDate(String first) throws SQLException {
    return delegate.getDate(first);
  }

  @Override
  public double getDouble(String first) throws SQLException {
    return delegate.getDouble(first);
  }

  @Override
  public float getFloat(String first) throws SQLException {
    return delegate.getFloat(first);
  }

  @Override
  public int getInt(String first) throws SQLException {
    return delegate.getInt(first);
  }

  @Override
  public long getLong(String first) throws SQLException {
    return delegate.getLong(first);
  }

  @Override
  public Reader getNCharacterStream(String first) throws SQLException {
    return delegate.getNCharacterStream(first);
  }

  @Override
  public NClob getNClob(String first) throws SQLException {
    return delegate.getNClob(first);
  }

  @Override
  public String getNString(String first) throws SQLException {
    return delegate.getNString(first);
  }

  @Override
  public <T> T getObject(String first, Class<T> second) throws SQLException {
    return delegate.getObject(first, second);
  }

  @Override
  public Object getObject(String first, Map<String, Class<?>> second) throws SQLException {
    return delegate.getObject(first, second);
  }

  @Override
  public Object getObject(String first) throws SQLException {
    return delegate.getObject(first);
  }

  @Override
  public Ref getRef(String first) throws SQLException {
    return delegate.getRef(first);
  }

  @Override
  public RowId getRowId(String first) throws SQLException {
    return delegate.getRowId(first);
  }

  @Override
  public SQLXML getSQLXML(String first) throws SQLException {
    return delegate.getSQLXML(first);
  }

  @Override
  public short getShort(String first) throws SQLException {
    return delegate.getShort(first);
  }

  @Override
  public String getString(String first) throws SQLException {
    return delegate.getString(first);
  }

  @Override
  public Time getTime(String first, Calendar second) throws SQLException {
    return delegate.getTime(first, second);
  }

  @Override
  public Time getTime(String first) throws SQLException {
    return delegate.getTime(first);
  }

  @Override
  public Timestamp getTimestamp(String first, Calendar second) throws SQLException {
    return delegate.getTimestamp(first, second);
  }

  @Override
  public Timestamp getTimestamp(String first) throws SQLException {
    return delegate.getTimestamp(first);
  }

  @Override
  public URL getURL(String first) throws SQLException {
    return delegate.getURL(first);
  }
}
