package io.groundspeed.probe.jdbc;

import io.groundspeed.probe.sql.Fingerprint;
import java.io.InputStream;
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

/** Passes on the methods that a callable statement adds to a prepared one. */
abstract class ForwardingCallableStatement extends MeasuredPreparedStatement
    implements CallableStatement {
  private final CallableStatement delegate;

  ForwardingCallableStatement(
      MeasuredConnection connection, CallableStatement delegate, Fingerprint fingerprint) {
    super(connection, delegate, fingerprint);
    this.delegate = delegate;
  }

  @Override
  public Array getArray(String first) throws SQLException {
    return delegate.getArray(first);
  }

  @Override
  public Array getArray(int first) throws SQLException {
    return delegate.getArray(first);
  }

  @Override
  public BigDecimal getBigDecimal(String first) throws SQLException {
    return delegate.getBigDecimal(first);
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
  public Blob getBlob(String first) throws SQLException {
    return delegate.getBlob(first);
  }

  @Override
  public Blob getBlob(int first) throws SQLException {
    return delegate.getBlob(first);
  }

  @Override
  public boolean getBoolean(String first) throws SQLException {
    return delegate.getBoolean(first);
  }

  @Override
  public boolean getBoolean(int first) throws SQLException {
    return delegate.getBoolean(first);
  }

  @Override
  public byte getByte(String first) throws SQLException {
    return delegate.getByte(first);
  }

  @Override
  public byte getByte(int first) throws SQLException {
    return delegate.getByte(first);
  }

  @Override
  public byte[] getBytes(String first) throws SQLException {
    return delegate.getBytes(first);
  }

  @Override
  public byte[] getBytes(int first) throws SQLException {
    return delegate.getBytes(first);
  }

  @Override
  public Reader getCharacterStream(String first) throws SQLException {
    return delegate.getCharacterStream(first);
  }

  @Override
  public Reader getCharacterStream(int first) throws SQLException {
    return delegate.getCharacterStream(first);
  }

  @Override
  public Clob getClob(String first) throws SQLException {
    return delegate.getClob(first);
  }

  @Override
  public Clob getClob(int first) throws SQLException {
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
  public Date getDate(int first, Calendar second) throws SQLException {
    return delegate.getDate(first, second);
  }

  @Override
  public Date getDate(int first) throws SQLException {
    return delegate.getDate(first);
  }

  @Override
  public double getDouble(String first) throws SQLException {
    return delegate.getDouble(first);
  }

  @Override
  public double getDouble(int first) throws SQLException {
    return delegate.getDouble(first);
  }

  @Override
  public float getFloat(String first) throws SQLException {
    return delegate.getFloat(first);
  }

  @Override
  public float getFloat(int first) throws SQLException {
    return delegate.getFloat(first);
  }

  @Override
  public int getInt(String first) throws SQLException {
    return delegate.getInt(first);
  }

  @Override
  public int getInt(int first) throws SQLException {
    return delegate.getInt(first);
  }

  @Override
  public long getLong(String first) throws SQLException {
    return delegate.getLong(first);
  }

  @Override
  public long getLong(int first) throws SQLException {
    return delegate.getLong(first);
  }

  @Override
  public Reader getNCharacterStream(String first) throws SQLException {
    return delegate.getNCharacterStream(first);
  }

  @Override
  public Reader getNCharacterStream(int first) throws SQLException {
    return delegate.getNCharacterStream(first);
  }

  @Override
  public NClob getNClob(String first) throws SQLException {
    return delegate.getNClob(first);
  }

  @Override
  public NClob getNClob(int first) throws SQLException {
    return delegate.getNClob(first);
  }

  @Override
  public String getNString(String first) throws SQLException {
    return delegate.getNString(first);
  }

  @Override
  public String getNString(int first) throws SQLException {
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
  public Ref getRef(String first) throws SQLException {
    return delegate.getRef(first);
  }

  @Override
  public Ref getRef(int first) throws SQLException {
    return delegate.getRef(first);
  }

  @Override
  public RowId getRowId(String first) throws SQLException {
    return delegate.getRowId(first);
  }

  @Override
  public RowId getRowId(int first) throws SQLException {
    return delegate.getRowId(first);
  }

  @Override
  public SQLXML getSQLXML(String first) throws SQLException {
    return delegate.getSQLXML(first);
  }

  @Override
  public SQLXML getSQLXML(int first) throws SQLException {
    return delegate.getSQLXML(first);
  }

  @Override
  public short getShort(String first) throws SQLException {
    return delegate.getShort(first);
  }

  @Override
  public short getShort(int first) throws SQLException {
    return delegate.getShort(first);
  }

  @Override
  public String getString(String first) throws SQLException {
    return delegate.getString(first);
  }

  @Override
  public String getString(int first) throws SQLException {
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
  public Time getTime(int first, Calendar second) throws SQLException {
    return delegate.getTime(first, second);
  }

  @Override
  public Time getTime(int first) throws SQLException {
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
  public Timestamp getTimestamp(int first, Calendar second) throws SQLException {
    return delegate.getTimestamp(first, second);
  }

  @Override
  public Timestamp getTimestamp(int first) throws SQLException {
    return delegate.getTimestamp(first);
  }

  @Override
  public URL getURL(String first) throws SQLException {
    return delegate.getURL(first);
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
  public void setAsciiStream(String first, InputStream second, int third) throws SQLException {
    delegate.setAsciiStream(first, second, third);
  }

  @Override
  public void setAsciiStream(String first, InputStream second, long third) throws SQLException {
    delegate.setAsciiStream(first, second, third);
  }

  @Override
  public void setAsciiStream(String first, InputStream second) throws SQLException {
    delegate.setAsciiStream(first, second);
  }

  @Override
  public void setBigDecimal(String first, BigDecimal second) throws SQLException {
    delegate.setBigDecimal(first, second);
  }

  @Override
  public void setBinaryStream(String first, InputStream second, int third) throws SQLException {
    delegate.setBinaryStream(first, second, third);
  }

  @Override
  public void setBinaryStream(String first, InputStream second, long third) throws SQLException {
    delegate.setBinaryStream(first, second, third);
  }

  @Override
  public void setBinaryStream(String first, InputStream second) throws SQLException {
    delegate.setBinaryStream(first, second);
  }

  @Override
  public void setBlob(String first, InputStream second, long third) throws SQLException {
    delegate.setBlob(first, second, third);
  }

  @Override
  public void setBlob(String first, InputStream second) throws SQLException {
    delegate.setBlob(first, second);
  }

  @Override
  public void setBlob(String first, Blob second) throws SQLException {
    delegate.setBlob(first, second);
  }

  @Override
  public void setBoolean(String first, boolean second) throws SQLException {
    delegate.setBoolean(first, second);
  }

  @Override
  public void setByte(String first, byte second) throws SQLException {
    delegate.setByte(first, second);
  }

  @Override
  public void setBytes(String first, byte[] second) throws SQLException {
    delegate.setBytes(first, second);
  }

  @Override
  public void setCharacterStream(String first, Reader second, int third) throws SQLException {
    delegate.setCharacterStream(first, second, third);
  }

  @Override
  public void setCharacterStream(String first, Reader second, long third) throws SQLException {
    delegate.setCharacterStream(first, second, third);
  }

  @Override
  public void setCharacterStream(String first, Reader second) throws SQLException {
    delegate.setCharacterStream(first, second);
  }

  @Override
  public void setClob(String first, Reader second, long third) throws SQLException {
    delegate.setClob(first, second, third);
  }

  @Override
  public void setClob(String first, Reader second) throws SQLException {
    delegate.setClob(first, second);
  }

  @Override
  public void setClob(String first, Clob second) throws SQLException {
    delegate.setClob(first, second);
  }

  @Override
  public void setDate(String first, Date second, Calendar third) throws SQLException {
    delegate.setDate(first, second, third);
  }

  @Override
  public void setDate(String first, Date second) throws SQLException {
    delegate.setDate(first, second);
  }

  @Override
  public void setDouble(String first, double second) throws SQLException {
    delegate.setDouble(first, second);
  }

  @Override
  public void setFloat(String first, float second) throws SQLException {
    delegate.setFloat(first, second);
  }

  @Override
  public void setInt(String first, int second) throws SQLException {
    delegate.setInt(first, second);
  }

  @Override
  public void setLong(String first, long second) throws SQLException {
    delegate.setLong(first, second);
  }

  @Override
  public void setNCharacterStream(String first, Reader second, long third) throws SQLException {
    delegate.setNCharacterStream(first, second, third);
  }

  @Override
  public void setNCharacterStream(String first, Reader second) throws SQLException {
    delegate.setNCharacterStream(first, second);
  }

  @Override
  public void setNClob(String first, Reader second, long third) throws SQLException {
    delegate.setNClob(first, second, third);
  }

  @Override
  public void setNClob(String first, Reader second) throws SQLException {
    delegate.setNClob(first, second);
  }

  @Override
  public void setNClob(String first, NClob second) throws SQLException {
    delegate.setNClob(first, second);
  }

  @Override
  public void setNString(String first, String second) throws SQLException {
    delegate.setNString(first, second);
  }

  @Override
  public void setNull(String first, int second, String third) throws SQLException {
    delegate.setNull(first, second, third);
  }

  @Override
  public void setNull(String first, int second) throws SQLException {
    delegate.setNull(first, second);
  }

  @Override
  public void setObject(String first, Object second, int third, int fourth) throws SQLException {
    delegate.setObject(first, second, third, fourth);
  }

  @Override
  public void setObject(String first, Object second, int third) throws SQLException {
    delegate.setObject(first, second, third);
  }

  @Override
  public void setObject(String first, Object second, SQLType third, int fourth)
      throws SQLException {
    delegate.setObject(first, second, third, fourth);
  }

  @Override
  public void setObject(String first, Object second, SQLType third) throws SQLException {
    delegate.setObject(first, second, third);
  }

  @Override
  public void setObject(String first, Object second) throws SQLException {
    delegate.setObject(first, second);
  }

  @Override
  public void setRowId(String first, RowId second) throws SQLException {
    delegate.setRowId(first, second);
  }

  @Override
  public void setSQLXML(String first, SQLXML second) throws SQLException {
    delegate.setSQLXML(first, second);
  }

  @Override
  public void setShort(String first, short second) throws SQLException {
    delegate.setShort(first, second);
  }

  @Override
  public void setString(String first, String second) throws SQLException {
    delegate.setString(first, second);
  }

  @Override
  public void setTime(String first, Time second, Calendar third) throws SQLException {
    delegate.setTime(first, second, third);
  }

  @Override
  public void setTime(String first, Time second) throws SQLException {
    delegate.setTime(first, second);
  }

  @Override
  public void setTimestamp(String first, Timestamp second, Calendar third) throws SQLException {
    delegate.setTimestamp(first, second, third);
  }

  @Override
  public void setTimestamp(String first, Timestamp second) throws SQLException {
    delegate.setTimestamp(first, second);
  }

  @Override
  public void setURL(String first, URL second) throws SQLException {
    delegate.setURL(first, second);
  }

  @Override
  public boolean wasNull() throws SQLException {
    return delegate.wasNull();
  }
}
