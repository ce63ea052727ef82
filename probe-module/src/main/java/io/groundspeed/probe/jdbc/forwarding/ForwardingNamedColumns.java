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

/** Passes the reading of columns, by their names, on to the driver's result. */
abstract class ForwardingNamedColumns extends ForwardingColumns {
  ForwardingNamedColumns(ResultSet delegate) {
    super(delegate);
  }

  @Override
  public Array getArray(String first) throws SQLException {
    return delegate().getArray(first);
  }

  @Override
  public InputStream getAsciiStream(String first) throws SQLException {
    return delegate().getAsciiStream(first);
  }

  @Override
  @Deprecated
  public BigDecimal getBigDecimal(String first, int second) throws SQLException {
    return delegate().getBigDecimal(first, second);
  }

  @Override
  public BigDecimal getBigDecimal(String first) throws SQLException {
    return delegate().getBigDecimal(first);
  }

  @Override
  public InputStream getBinaryStream(String first) throws SQLException {
    return delegate().getBinaryStream(first);
  }

  @Override
  public Blob getBlob(String first) throws SQLException {
    return delegate().getBlob(first);
  }

  @Override
  public boolean getBoolean(String first) throws SQLException {
    return delegate().getBoolean(first);
  }

  @Override
  public byte getByte(String first) throws SQLException {
    return delegate().getByte(first);
  }

  @Override
  public byte[] getBytes(String first) throws SQLException {
    return delegate().getBytes(first);
  }

  @Override
  public Reader getCharacterStream(String first) throws SQLException {
    return delegate().getCharacterStream(first);
  }

  @Override
  public Clob getClob(String first) throws SQLException {
    return delegate().getClob(first);
  }

  @Override
  public Date getDate(String first, Calendar second) throws SQLException {
    return delegate().getDate(first, second);
  }

  @Override
  public Date getDate(String first) throws SQLException {
    return delegate().getDate(first);
  }

  @Override
  public double getDouble(String first) throws SQLException {
    return delegate().getDouble(first);
  }

  @Override
  public float getFloat(String first) throws SQLException {
    return delegate().getFloat(first);
  }

  @Override
  public int getInt(String first) throws SQLException {
    return delegate().getInt(first);
  }

  @Override
  public long getLong(String first) throws SQLException {
    return delegate().getLong(first);
  }

  @Override
  public Reader getNCharacterStream(String first) throws SQLException {
    return delegate().getNCharacterStream(first);
  }

  @Override
  public NClob getNClob(String first) throws SQLException {
    return delegate().getNClob(first);
  }

  @Override
  public String getNString(String first) throws SQLException {
    return delegate().getNString(first);
  }

  @Override
  public <T> T getObject(String first, Class<T> second) throws SQLException {
    return delegate().getObject(first, second);
  }

  @Override
  public Object getObject(String first, Map<String, Class<?>> second) throws SQLException {
    return delegate().getObject(first, second);
  }

  @Override
  public Object getObject(String first) throws SQLException {
    return delegate().getObject(first);
  }

  @Override
  public Ref getRef(String first) throws SQLException {
    return delegate().getRef(first);
  }

  @Override
  public RowId getRowId(String first) throws SQLException {
    return delegate().getRowId(first);
  }

  @Override
  public SQLXML getSQLXML(String first) throws SQLException {
    return delegate().getSQLXML(first);
  }

  @Override
  public short getShort(String first) throws SQLException {
    return delegate().getShort(first);
  }

  @Override
  public String getString(String first) throws SQLException {
    return delegate().getString(first);
  }

  @Override
  public Time getTime(String first, Calendar second) throws SQLException {
    return delegate().getTime(first, second);
  }

  @Override
  public Time getTime(String first) throws SQLException {
    return delegate().getTime(first);
  }

  @Override
  public Timestamp getTimestamp(String first, Calendar second) throws SQLException {
    return delegate().getTimestamp(first, second);
  }

  @Override
  public Timestamp getTimestamp(String first) throws SQLException {
    return delegate().getTimestamp(first);
  }

  @Override
  public URL getURL(String first) throws SQLException {
    return delegate().getURL(first);
  }

  @Override
  @Deprecated
  public InputStream getUnicodeStream(String first) throws SQLException {
    return delegate().getUnicodeStream(first);
  }
}
