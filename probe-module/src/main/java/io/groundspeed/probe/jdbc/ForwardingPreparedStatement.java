package io.groundspeed.probe.jdbc;

import java.io.InputStream;
import java.io.Reader;
import java.sql.Blob;
import java.sql.Clob;
import java.sql.NClob;
import java.sql.PreparedStatement;
import java.sql.SQLException;

/** Passes on the methods that a prepared statement adds to a statement. */
abstract class ForwardingPreparedStatement extends ForwardingParameters {
  private final PreparedStatement delegate;

  ForwardingPreparedStatement(MeasuredConnection connection, PreparedStatement delegate) {
    super(connection, delegate);
    this.delegate = delegate;
  }

  @Override
  public void setAsciiStream(int first, InputStream second, int third) throws SQLException {
    delegate.setAsciiStream(first, second, third);
  }

  @Override
  public void setAsciiStream(int first, InputStream second, long third) throws SQLException {
    delegate.setAsciiStream(first, second, third);
  }

  @Override
  public void setAsciiStream(int first, InputStream second) throws SQLException {
    delegate.setAsciiStream(first, second);
  }

  @Override
  public void setBinaryStream(int first, InputStream second, int third) throws SQLException {
    delegate.setBinaryStream(first, second, third);
  }

  @Override
  public void setBinaryStream(int first, InputStream second, long third) throws SQLException {
    delegate.setBinaryStream(first, second, third);
  }

  @Override
  public void setBinaryStream(int first, InputStream second) throws SQLException {
    delegate.setBinaryStream(first, second);
  }

  @Override
  public void setBlob(int first, InputStream second, long third) throws SQLException {
    delegate.setBlob(first, second, third);
  }

  @Override
  public void setBlob(int first, InputStream second) throws SQLException {
    delegate.setBlob(first, second);
  }

  @Override
  public void setBlob(int first, Blob second) throws SQLException {
    delegate.setBlob(first, second);
  }

  @Override
  public void setCharacterStream(int first, Reader second, int third) throws SQLException {
    delegate.setCharacterStream(first, second, third);
  }

  @Override
  public void setCharacterStream(int first, Reader second, long third) throws SQLException {
    delegate.setCharacterStream(first, second, third);
  }

  @Override
  public void setCharacterStream(int first, Reader second) throws SQLException {
    delegate.setCharacterStream(first, second);
  }

  @Override
  public void setClob(int first, Reader second, long third) throws SQLException {
    delegate.setClob(first, second, third);
  }

  @Override
  public void setClob(int first, Reader second) throws SQLException {
    delegate.setClob(first, second);
  }

  @Override
  public void setClob(int first, Clob second) throws SQLException {
    delegate.setClob(first, second);
  }

  @Override
  public void setNCharacterStream(int first, Reader second, long third) throws SQLException {
    delegate.setNCharacterStream(first, second, third);
  }

  @Override
  public void setNCharacterStream(int first, Reader second) throws SQLException {
    delegate.setNCharacterStream(first, second);
  }

  @Override
  public void setNClob(int first, Reader second, long third) throws SQLException {
    delegate.setNClob(first, second, third);
  }

  @Override
  public void setNClob(int first, Reader second) throws SQLException {
    delegate.setNClob(first, second);
  }

  @Override
  public void setNClob(int first, NClob second) throws SQLException {
    delegate.setNClob(first, second);
  }

  @Override
  @Deprecated
  public void setUnicodeStream(int first, InputStream second, int third) throws SQLException {
    delegate.setUnicodeStream(first, second, third);
  }
}
