package io.groundspeed.probe.jdbc.forwarding;

import java.sql.Array;
import java.sql.Blob;
import java.sql.CallableStatement;
import java.sql.Clob;
import java.sql.Connection;
import java.sql.NClob;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.SQLXML;
import java.sql.Statement;
import java.sql.Struct;

/** Passes everything on to the driver's connection. */
public abstract class ForwardingConnection extends ForwardingSession {
  protected ForwardingConnection(Connection delegate) {
    super(delegate);
  }

  @Override
  public Array createArrayOf(String first, Object[] second) throws SQLException {
    return delegate().createArrayOf(first, second);
  }

  @Override
  public Blob createBlob() throws SQLException {
    return delegate().createBlob();
  }

  @Override
  public Clob createClob() throws SQLException {
    return delegate().createClob();
  }

  @Override
  public NClob createNClob() throws SQLException {
    return delegate().createNClob();
  }

  @Override
  public SQLXML createSQLXML() throws SQLException {
    return delegate().createSQLXML();
  }

  @Override
  public Statement createStatement() throws SQLException {
    return delegate().createStatement();
  }

  @Override
  public Statement createStatement(int first, int second, int third) throws SQLException {
    return delegate().createStatement(first, second, third);
  }

  @Override
  public Statement createStatement(int first, int second) throws SQLException {
    return delegate().createStatement(first, second);
  }

  @Override
  public Struct createStruct(String first, Object[] second) throws SQLException {
    return delegate().createStruct(first, second);
  }

  @Override
  public String nativeSQL(String first) throws SQLException {
    return delegate().nativeSQL(first);
  }

  @Override
  public CallableStatement prepareCall(String first, int second, int third, int fourth)
      throws SQLException {
    return delegate().prepareCall(first, second, third, fourth);
  }

  @Override
  public CallableStatement prepareCall(String first, int second, int third) throws SQLException {
    return delegate().prepareCall(first, second, third);
  }

  @Override
  public CallableStatement prepareCall(String first) throws SQLException {
    return delegate().prepareCall(first);
  }

  @Override
  public PreparedStatement prepareStatement(String first, int[] second) throws SQLException {
    return delegate().prepareStatement(first, second);
  }

  @Override
  public PreparedStatement prepareStatement(String first, String[] second) throws SQLException {
    return delegate().prepareStatement(first, second);
  }

  @Override
  public PreparedStatement prepareStatement(String first, int second, int third, int fourth)
      throws SQLException {
    return delegate().prepareStatement(first, second, third, fourth);
  }

  @Override
  public PreparedStatement prepareStatement(String first, int second, int third)
      throws SQLException {
    return delegate().prepareStatement(first, second, third);
  }

  @Override
  public PreparedStatement prepareStatement(String first, int second) throws SQLException {
    return delegate().prepareStatement(first, second);
  }

  @Override
  public PreparedStatement prepareStatement(String first) throws SQLException {
    return delegate().prepareStatement(first);
  }
}
