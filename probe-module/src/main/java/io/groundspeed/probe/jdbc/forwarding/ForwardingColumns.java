package io.groundspeed.probe.jdbc.forwarding;

import java.io.InputStream;
import java.io.Reader;
import java.math.BigDecimal;
import java.net.URL;
import java.sql.Array;
import java.sql.Blob;
import java.sql.Clob;
import java.sql.Date;
import java.sql.NClob;
import java.sql.Ref;
import java.sql.ResultSet;
import java.sql.RowId;
import java.sql.SQLException;
import java.sql.SQLXML;
import java.sql.Time;
import java.sql.Timestamp;
import java.util.Calendar;
import java.util.Map;

/** Passes the reading of columns, by their numbers, on to the driver's result. */
abstract class ForwardingColumns extends ForwardingCursor {
  ForwardingColumns(ResultSet delegate) {
    super(delegate);
  }

  @Override
  public Array getArray(int first) throws SQLException {
    return delegate().getArray(first);
  }

  @Override
  public InputStream getAsciiStream(int first) throws SQLException {
    return delegate().getAsciiStream(first);
  }

  @Override
  @Deprecated
  public BigDecimal getBigDecimal(int first, int second) throws SQLException {
    return delegate().getBigDecimal(first, second);
  }

  @Override
  public BigDecimal getBigDecimal(int first) throws SQLException {
    return delegate().getBigDecimal(first);
  }

  @Override
  public InputStream getBinaryStream(int first) throws SQLException {
    return delegate().getBinaryStream(first);
  }

  @Override
  public Blob getBlob(int first) throws SQLException {
    return delegate().getBlob(first);
  }

  @Override
  public boolean getBoolean(int first) throws SQLException {
    return delegate().getBoolean(first);
  }

  @Override
  public byte getByte(int first) throws SQLException {
    return delegate().getByte(first);
  }

  @Override
  public byte[] getBytes(int first) throws SQLException {
    return delegate().getBytes(first);
  }

  @Override
  public Reader getCharacterStream(int first) throws SQLException {
    return delegate().getCharacterStream(first);
  }

  @Override
  public Clob getClob(int first) throws SQLException {
    return delegate().getClob(first);
  }

  @Override
  public Date getDate(int first, Calendar second) throws SQLException {
    return delegate().getDate(first, second);
  }

  @Override
  public Date getDate(int first) throws SQLException {
    return delegate().getDate(first);
  }

  @Override
  public double getDouble(int first) throws SQLException {
    return delegate().getDouble(first);
  }

  @Override
  public float getFloat(int first) throws SQLException {
    return delegate().getFloat(first);
  }

  @Override
  public int getInt(int first) throws SQLException {
    return delegate().getInt(first);
  }

  @Override
  public long getLong(int first) throws SQLException {
    return delegate().getLong(first);
  }

  @Override
  public Reader getNCharacterStream(int first) throws SQLException {
    return delegate().getNCharacterStream(first);
  }

  @Override
  public NClob getNClob(int first) throws SQLException {
    return delegate().getNClob(first);
  }

  @Override
  public String getNString(int first) throws SQLException {
    return delegate().getNString(first);
  }

  @Override
  public <T> T getObject(int first, Class<T> second) throws SQLException {
    return delegate().getObject(first, second);
  }

  @Override
  public Object getObject(int first, Map<String, Class<?>> second) throws SQLException {
    return delegate().getObject(first, second);
  }

  @Override
  public Object getObject(int first) throws SQLException {
    return delegate().getObject(first);
  }

  @Override
  public Ref getRef(int first) throws SQLException {
    return delegate().getRef(first);
  }

  @Override
  public RowId getRowId(int first) throws SQLException {
    return delegate().getRowId(first);
  }

  @Override
  public SQLXML getSQLXML(int first) throws SQLException {
    return delegate().getSQLXML(first);
  }

  @Override
  public short getShort(int first) throws SQLException {
    return delegate().getShort(first);
  }

  @Override
  public String getString(int first) throws SQLException {
    return delegate().getString(first);
  }

  @Override
  public Time getTime(int first, Calendar second) throws SQLException {
    return delegate().getTime(first, second);
  }

  @Override
  public Time getTime(int first) throws SQLException {
    return delegate().getTime(first);
  }

  @Override
  public Timestamp getTimestamp(int first, Calendar second) throws SQLException {
    return delegate().getTimestamp(first, second);
  }

  @Override
  public Timestamp getTimestamp(int first) throws SQLException {
    return delegate().getTimestamp(first);
  }

  @Override
  public URL getURL(int first) throws SQLException {
    return delegate().getURL(first);
  }

  @Override
  @Deprecated
  public InputStream getUnicodeStream(int first) throws SQLException {
    return delegate().getUnicodeStream(first);
  }
}
