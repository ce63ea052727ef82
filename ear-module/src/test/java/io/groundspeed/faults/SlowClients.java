package io.groundspeed.faults;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Connections from one address that send little and read nothing. Closing this closes them. */
final class SlowClients implements AutoCloseable {
  private final String address;
  private final int port;
  private final List<Socket> sockets = new ArrayList<>();

  SlowClients(String address, int port) {
    this.address = address;
    this.port = port;
  }

  /** Opens connections that send the head of a request, but not its body. */
  void open(int count, String requestLine, String headers) throws IOException {
    String head = requestLine + " HTTP/1.1\r\nHost: a\r\n" + headers + "\r\n";
    for (int i = 0; i < count; i++) {
      Socket socket = connect();
      socket.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
    }
  }

  /** Opens connections that send nothing. */
  void openIdle(int count) throws IOException {
    for (int i = 0; i < count; i++) {
      connect();
    }
  }

  private Socket connect() throws IOException {
    Socket socket = new Socket();
    sockets.add(socket);
    socket.setReceiveBufferSize(4_096);
    socket.bind(new InetSocketAddress(InetAddress.getByName(address), 0));
    socket.connect(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), port), 5_000);
    return socket;
  }

  /** Sends the same bytes on each connection that the server has not closed. */
  void sendToAll(String bytes) {
    for (Socket socket : sockets) {
      try {
        socket.getOutputStream().write(bytes.getBytes(StandardCharsets.US_ASCII));
      } catch (IOException e) {
        // refused, which is one way to be protected
      }
    }
  }

  /** Returns requests to send one after the other without waiting for the responses. */
  String pipelined(String path, int count) {
    return ("GET " + path + " HTTP/1.1\r\nHost: a\r\n\r\n").repeat(count);
  }

  /** Returns the server's response on the first connection. */
  String awaitAnswer(Duration patience) throws IOException {
    Socket first = sockets.get(0);
    first.setSoTimeout((int) patience.toMillis());
    byte[] answer = new byte[200];
    int length = first.getInputStream().readNBytes(answer, 0, 20);
    return new String(answer, 0, length, StandardCharsets.US_ASCII);
  }

  @Override
  public void close() throws IOException {
    for (Socket socket : sockets) {
      socket.close();
    }
  }
}
