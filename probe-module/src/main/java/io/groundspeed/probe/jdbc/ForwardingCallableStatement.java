package io.groundspeed.probe.jdbc;

import io.groundspeed.probe.sql.Fingerprint;
import java.io.InputStream;
import java.io.Reader;
import java.math.BigDecimal;
import java.net.URL;
import java.sql.Blob;
import java.sql.CallableStatement;
import java.sql.Clob;
import java.sql.Date;
import java.sql.NClob;
import java.sql.RowId;
import java.sql.SQLException;
import java.sql.SQLType;
import java.sql.SQLXML;
import java.sql.Time;
import java.sql.Timestamp;
import java.util.Calendar;

/** Passes on the methods that a callable statement adds to a prepared one. */
abstract class ForwardingCallableStatement extends ForwardingNamedResults {
  private final CallableStatement delegate;

  ForwardingCallableStatement(
      MeasuredConnection connection,
      CallableStatement delegate,
      Fingerprint fingerprint,
      String sql) {
    super(connection, delegate, fingerprint, sql);
    this.delegate = delegate;
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
}
