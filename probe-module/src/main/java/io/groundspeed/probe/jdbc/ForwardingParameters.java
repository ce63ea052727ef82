package io.groundspeed.probe.jdbc;

import java.math.BigDecimal;
import java.net.URL;
import java.sql.Array;
import java.sql.Date;
import java.sql.ParameterMetaData;
import java.sql.PreparedStatement;
import java.sql.Ref;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.RowId;
import java.sql.SQLException;
import java.sql.SQLType;
import java.sql.SQLXML;
import java.sql.Time;
import java.sql.Timestamp;
import java.util.Calendar;

/**
 * Passes a prepared statement's execution and its plain parameters on to the driver's statement.
 */
abstract class ForwardingParameters extends MeasuredStatement implements PreparedStatement {
  private final PreparedStatement delegate;

  ForwardingParameters(MeasuredConnection connection, PreparedStatement delegate) {
    super(connection, delegate);
    this.delegate = delegate;
  }

  @Override
  public void addBatch() throws SQLException {
    delegate.addBatch();
  }

  @Override
  public void clearParameters() throws SQLException {
    delegate.clearParameters();
  }

  @Override
  public boolean execute() throws SQLException {
    return delegate.execute();
  }

  @Override
  public long executeLargeUpdate() throws SQLException {
    return delegate.executeLargeUpdate();
  }

  @Override
  public ResultSet executeQuery() throws SQLException {
    return delegate.executeQuery();
  }

  @Override
  public int executeUpdate() throws SQLException {
    return delegate.executeUpdate();
  }

  @Override
  public ResultSetMetaData getMetaData() throws SQLException {
    return delegate.getMetaData();
  }

  @Override
  public ParameterMetaData getParameterMetaData() throws SQLException {
    return delegate.getParameterMetaData();
  }

  @Override
  public void setArray(int first, Array second) throws SQLException {
    delegate.setArray(first, second);
  }

  @Override
  public void setBigDecimal(int first, BigDecimal second) throws SQLException {
    delegate.setBigDecimal(first, second);
  }

  @Override
  public void setBoolean(int first, boolean second) throws SQLException {
    delegate.setBoolean(first, second);
  }

  @Override
  public void setByte(int first, byte second) throws SQLException {
    delegate.setByte(first, second);
  }

  @Override
  public void setBytes(int first, byte[] second) throws SQLException {
    delegate.setBytes(first, second);
  }

  @Override
  public void setDate(int first, Date second, Calendar third) throws SQLException {
    delegate.setDate(first, second, third);
  }

  @Override
  public void setDate(int first, Date second) throws SQLException {
    delegate.setDate(first, second);
  }

  @Override
  public void setDouble(int first, double second) throws SQLException {
    delegate.setDouble(first, second);
  }

  @Override
  public void setFloat(int first, float second) throws SQLException {
    delegate.setFloat(first, second);
  }

  @Override
  public void setInt(int first, int second) throws SQLException {
    delegate.setInt(first, second);
  }

  @Override
  public void setLong(int first, long second) throws SQLException {
    delegate.setLong(first, second);
  }

  @Override
  public void setNString(int first, String second) throws SQLException {
    delegate.setNString(first, second);
  }

  @Override
  public void setNull(int first, int second, String third) throws SQLException {
    delegate.setNull(first, second, third);
  }

  @Override
  public void setNull(int first, int second) throws SQLException {
    delegate.setNull(first, second);
  }

  @Override
  public void setObject(int first, Object second, int third, int fourth) throws SQLException {
    delegate.setObject(first, second, third, fourth);
  }

  @Override
  public void setObject(int first, Object second, int third) throws SQLException {
    delegate.setObject(first, second, third);
  }

  @Override
  public void setObject(int first, Object second, SQLType third, int fourth) throws SQLException {
    delegate.setObject(first, second, third, fourth);
  }

  @Override
  public void setObject(int first, Object second, SQLType third) throws SQLException {
    delegate.setObject(first, second, third);
  }

  @Override
  public void setObject(int first, Object second) throws SQLException {
    delegate.setObject(first, second);
  }

  @Override
  public void setRef(int first, Ref second) throws SQLException {
    delegate.setRef(first, second);
  }

  @Override
  public void setRowId(int first, RowId second) throws SQLException {
    delegate.setRowId(first, second);
  }

  @Override
  public void setSQLXML(int first, SQLXML second) throws SQLException {
    delegate.setSQLXML(first, second);
  }

  @Override
  public void setShort(int first, short second) throws SQLException {
    delegate.setShort(first, second);
  }

  @Override
  public void setString(int first, String second) throws SQLException {
    delegate.setString(first, second);
  }

  @Override
  public void setTime(int first, Time second, Calendar third) throws SQLException {
    delegate.setTime(first, second, third);
  }

  @Override
  public void setTime(int first, Time second) throws SQLException {
    delegate.setTime(first, second);
  }

  @Override
  public void setTimestamp(int first, Timestamp second, Calendar third) throws SQLException {
    delegate.setTimestamp(first, second, third);
  }

  @Override
  public void setTimestamp(int first, Timestamp second) throws SQLException {
    delegate.setTimestamp(first, second);
  }

  @Override
  public void setURL(int first, URL second) throws SQLException {
    delegate.setURL(first, second);
  }
}
