package io.groundspeed.probe.jdbc.forwarding;

import java.io.InputStream;
import java.io.Reader;
import java.sql.Blob;
import java.sql.Clob;
import java.sql.NClob;
import java.sql.ResultSet;
import java.sql.SQLException;

/** Passes everything on to the driver's result. */
public abstract class ForwardingResultSet extends ForwardingUpdates {
  protected ForwardingResultSet(ResultSet delegate) {
    super(delegate);
  }

  @Override
  public void updateAsciiStream(String first, InputStream second, int third) throws SQLException {
    delegate().updateAsciiStream(first, second, third);
  }

  @Override
  public void updateAsciiStream(String first, InputStream second, long third) throws SQLException {
    delegate().updateAsciiStream(first, second, third);
  }

  @Override
  public void updateAsciiStream(String first, InputStream second) throws SQLException {
    delegate().updateAsciiStream(first, second);
  }

  @Override
  public void updateAsciiStream(int first, InputStream second, int third) throws SQLException {
    delegate().updateAsciiStream(first, second, third);
  }

  @Override
  public void updateAsciiStream(int first, InputStream second, long third) throws SQLException {
    delegate().updateAsciiStream(first, second, third);
  }

  @Override
  public void updateAsciiStream(int first, InputStream second) throws SQLException {
    delegate().updateAsciiStream(first, second);
  }

  @Override
  public void updateBinaryStream(String first, InputStream second, int third) throws SQLException {
    delegate().updateBinaryStream(first, second, third);
  }

  @Override
  public void updateBinaryStream(String first, InputStream second, long third) throws SQLException {
    delegate().updateBinaryStream(first, second, third);
  }

  @Override
  public void updateBinaryStream(String first, InputStream second) throws SQLException {
    delegate().updateBinaryStream(first, second);
  }

  @Override
  public void updateBinaryStream(int first, InputStream second, int third) throws SQLException {
    delegate().updateBinaryStream(first, second, third);
  }

  @Override
  public void updateBinaryStream(int first, InputStream second, long third) throws SQLException {
    delegate().updateBinaryStream(first, second, third);
  }

  @Override
  public void updateBinaryStream(int first, InputStream second) throws SQLException {
    delegate().updateBinaryStream(first, second);
  }

  @Override
  public void updateBlob(String first, InputStream second, long third) throws SQLException {
    delegate().updateBlob(first, second, third);
  }

  @Override
  public void updateBlob(String first, InputStream second) throws SQLException {
    delegate().updateBlob(first, second);
  }

  @Override
  public void updateBlob(String first, Blob second) throws SQLException {
    delegate().updateBlob(first, second);
  }

  @Override
  public void updateBlob(int first, InputStream second, long third) throws SQLException {
    delegate().updateBlob(first, second, third);
  }

  @Override
  public void updateBlob(int first, InputStream second) throws SQLException {
    delegate().updateBlob(first, second);
  }

  @Override
  public void updateBlob(int first, Blob second) throws SQLException {
    delegate().updateBlob(first, second);
  }

  @Override
  public void updateCharacterStream(String first, Reader second, int third) throws SQLException {
    delegate().updateCharacterStream(first, second, third);
  }

  @Override
  public void updateCharacterStream(String first, Reader second, long third) throws SQLException {
    delegate().updateCharacterStream(first, second, third);
  }

  @Override
  public void updateCharacterStream(String first, Reader second) throws SQLException {
    delegate().updateCharacterStream(first, second);
  }

  @Override
  public void updateCharacterStream(int first, Reader second, int third) throws SQLException {
    delegate().updateCharacterStream(first, second, third);
  }

  @Override
  public void updateCharacterStream(int first, Reader second, long third) throws SQLException {
    delegate().updateCharacterStream(first, second, third);
  }

  @Override
  public void updateCharacterStream(int first, Reader second) throws SQLException {
    delegate().updateCharacterStream(first, second);
  }

  @Override
  public void updateClob(String first, Reader second, long third) throws SQLException {
    delegate().updateClob(first, second, third);
  }

  @Override
  public void updateClob(String first, Reader second) throws SQLException {
    delegate().updateClob(first, second);
  }

  @Override
  public void updateClob(String first, Clob second) throws SQLException {
    delegate().updateClob(first, second);
  }

  @Override
  public void updateClob(int first, Reader second, long third) throws SQLException {
    delegate().updateClob(first, second, third);
  }

  @Override
  public void updateClob(int first, Reader second) throws SQLException {
    delegate().updateClob(first, second);
  }

  @Override
  public void updateClob(int first, Clob second) throws SQLException {
    delegate().updateClob(first, second);
  }

  @Override
  public void updateNCharacterStream(String first, Reader second, long third) throws SQLException {
    delegate().updateNCharacterStream(first, second, third);
  }

  @Override
  public void updateNCharacterStream(String first, Reader second) throws SQLException {
    delegate().updateNCharacterStream(first, second);
  }

  @Override
  public void updateNCharacterStream(int first, Reader second, long third) throws SQLException {
    delegate().updateNCharacterStream(first, second, third);
  }

  @Override
  public void updateNCharacterStream(int first, Reader second) throws SQLException {
    delegate().updateNCharacterStream(first, second);
  }

  @Override
  public void updateNClob(String first, Reader second, long third) throws SQLException {
    delegate().updateNClob(first, second, third);
  }

  @Override
  public void updateNClob(String first, Reader second) throws SQLException {
    delegate().updateNClob(first, second);
  }

  @Override
  public void updateNClob(String first, NClob second) throws SQLException {
    delegate().updateNClob(first, second);
  }

  @Override
  public void updateNClob(int first, Reader second, long third) throws SQLException {
    delegate().updateNClob(first, second, third);
  }

  @Override
  public void updateNClob(int first, Reader second) throws SQLException {
    delegate().updateNClob(first, second);
  }

  @Override
  public void updateNClob(int first, NClob second) throws SQLException {
    delegate().updateNClob(first, second);
  }
}
