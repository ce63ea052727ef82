package io.groundspeed.testing;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/** Sends requests that no HTTP client would send. */
public final class RawHttp {
  private RawHttp() {}

  /**
   * Sends bytes unchanged and returns what the server sends until it closes the connection, or
   * until three seconds have passed.
   *
   * @param from the local address, for example 127.0.0.2
   */
  public static String send(int port, String from, byte[] request) throws IOException {
    return send(port, from, request, Duration.ofSeconds(3));
  }

  /** Does the same with another timeout. */
  public static String send(int port, String from, byte[] request, Duration patience)
      throws IOException {
    try (Socket socket = new Socket()) {
      socket.bind(new InetSocketAddress(InetAddress.getByName(from), 0));
      socket.connect(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), port), 5_000);
      socket.setSoTimeout((int) patience.toMillis());
      socket.getOutputStream().write(request);
      socket.getOutputStream().flush();
      return read(socket.getInputStream());
    }
  }

  /** Does the same from 127.0.0.1, as text. */
  public static String send(int port, String request) throws IOException {
    return send(port, "127.0.0.1", request.getBytes(StandardCharsets.UTF_8));
  }

  private static String read(InputStream in) throws IOException {
    ByteArrayOutputStream answer = new ByteArrayOutputStream();
    byte[] buffer = new byte[4_096];
    try {
      for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
        answer.write(buffer, 0, n);
      }
    } catch (SocketTimeoutException e) {
      // kept alive: the response is complete
    }
    return answer.toString(StandardCharsets.UTF_8);
  }
}
