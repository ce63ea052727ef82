package io.groundspeed.probe.jdbc.forwarding;

import java.math.BigDecimal;
import java.sql.Array;
import java.sql.Date;
import java.sql.Ref;
import java.sql.ResultSet;
import java.sql.RowId;
import java.sql.SQLException;
import java.sql.SQLType;
import java.sql.SQLXML;
import java.sql.Time;
import java.sql.Timestamp;

/** Passes updates of values on to the driver's result. */
abstract class ForwardingUpdates extends ForwardingNamedColumns {
  ForwardingUpdates(ResultSet delegate) {
    super(delegate);
  }

  @Override
  public void updateArray(String first, Array second) throws SQLException {
    delegate().updateArray(first, second);
  }

  @Override
  public void updateArray(int first, Array second) throws SQLException {
    delegate().updateArray(first, second);
  }

  @Override
  public void updateBigDecimal(String first, BigDecimal second) throws SQLException {
    delegate().updateBigDecimal(first, second);
  }

  @Override
  public void updateBigDecimal(int first, BigDecimal second) throws SQLException {
    delegate().updateBigDecimal(first, second);
  }

  @Override
  public void updateBoolean(String first, boolean second) throws SQLException {
    delegate().updateBoolean(first, second);
  }

  @Override
  public void updateBoolean(int first, boolean second) throws SQLException {
    delegate().updateBoolean(first, second);
  }

  @Override
  public void updateByte(String first, byte second) throws SQLException {
    delegate().updateByte(first, second);
  }

  @Override
  public void updateByte(int first, byte second) throws SQLException {
    delegate().updateByte(first, second);
  }

  @Override
  public void updateBytes(String first, byte[] second) throws SQLException {
    delegate().updateBytes(first, second);
  }

  @Override
  public void updateBytes(int first, byte[] second) throws SQLException {
    delegate().updateBytes(first, second);
  }

  @Override
  public void updateDate(String first, Date second) throws SQLException {
    delegate().updateDate(first, second);
  }

  @Override
  public void updateDate(int first, Date second) throws SQLException {
    delegate().updateDate(first, second);
  }

  @Override
  public void updateDouble(String first, double second) throws SQLException {
    delegate().updateDouble(first, second);
  }

  @Override
  public void updateDouble(int first, double second) throws SQLException {
    delegate().updateDouble(first, second);
  }

  @Override
  public void updateFloat(String first, float second) throws SQLException {
    delegate().updateFloat(first, second);
  }

  @Override
  public void updateFloat(int first, float second) throws SQLException {
    delegate().updateFloat(first, second);
  }

  @Override
  public void updateInt(String first, int second) throws SQLException {
    delegate().updateInt(first, second);
  }

  @Override
  public void updateInt(int first, int second) throws SQLException {
    delegate().updateInt(first, second);
  }

  @Override
  public void updateLong(String first, long second) throws SQLException {
    delegate().updateLong(first, second);
  }

  @Override
  public void updateLong(int first, long second) throws SQLException {
    delegate().updateLong(first, second);
  }

  @Override
  public void updateNString(String first, String second) throws SQLException {
    delegate().updateNString(first, second);
  }

  @Override
  public void updateNString(int first, String second) throws SQLException {
    delegate().updateNString(first, second);
  }

  @Override
  public void updateNull(String first) throws SQLException {
    delegate().updateNull(first);
  }

  @Override
  public void updateNull(int first) throws SQLException {
    delegate().updateNull(first);
  }

  @Override
  public void updateObject(String first, Object second, int third) throws SQLException {
    delegate().updateObject(first, second, third);
  }

  @Override
  public void updateObject(String first, Object second, SQLType third, int fourth)
      throws SQLException {
    delegate().updateObject(first, second, third, fourth);
  }

  @Override
  public void updateObject(String first, Object second, SQLType third) throws SQLException {
    delegate().updateObject(first, second, third);
  }

  @Override
  public void updateObject(String first, Object second) throws SQLException {
    delegate().updateObject(first, second);
  }

  @Override
  public void updateObject(int first, Object second, int third) throws SQLException {
    delegate().updateObject(first, second, third);
  }

  @Override
  public void updateObject(int first, Object second, SQLType third, int fourth)
      throws SQLException {
    delegate().updateObject(first, second, third, fourth);
  }

  @Override
  public void updateObject(int first, Object second, SQLType third) throws SQLException {
    delegate().updateObject(first, second, third);
  }

  @Override
  public void updateObject(int first, Object second) throws SQLException {
    delegate().updateObject(first, second);
  }

  @Override
  public void updateRef(String first, Ref second) throws SQLException {
    delegate().updateRef(first, second);
  }

  @Override
  public void updateRef(int first, Ref second) throws SQLException {
    delegate().updateRef(first, second);
  }

  @Override
  public void updateRowId(String first, RowId second) throws SQLException {
    delegate().updateRowId(first, second);
  }

  @Override
  public void updateRowId(int first, RowId second) throws SQLException {
    delegate().updateRowId(first, second);
  }

  @Override
  public void updateSQLXML(String first, SQLXML second) throws SQLException {
    delegate().updateSQLXML(first, second);
  }

  @Override
  public void updateSQLXML(int first, SQLXML second) throws SQLException {
    delegate().updateSQLXML(first, second);
  }

  @Override
  public void updateShort(String first, short second) throws SQLException {
    delegate().updateShort(first, second);
  }

  @Override
  public void updateShort(int first, short second) throws SQLException {
    delegate().updateShort(first, second);
  }

  @Override
  public void updateString(String first, String second) throws SQLException {
    delegate().updateString(first, second);
  }

  @Override
  public void updateString(int first, String second) throws SQLException {
    delegate().updateString(first, second);
  }

  @Override
  public void updateTime(String first, Time second) throws SQLException {
    delegate().updateTime(first, second);
  }

  @Override
  public void updateTime(int first, Time second) throws SQLException {
    delegate().updateTime(first, second);
  }

  @Override
  public void updateTimestamp(String first, Timestamp second) throws SQLException {
    delegate().updateTimestamp(first, second);
  }

  @Override
  public void updateTimestamp(int first, Timestamp second) throws SQLException {
    delegate().updateTimestamp(first, second);
  }
}
