package io.groundspeed.launcher;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** A proxy in front of a database that makes it report another version of the same length. */
final class VersionRewritingProxy implements AutoCloseable {
  private static final int BUFFER = 8192;

  private final ServerSocket server;
  private final int target;
  private final String real;
  private final String pretended;

  private VersionRewritingProxy(ServerSocket server, int target, String real, String pretended) {
    this.server = server;
    this.target = target;
    this.real = real;
    this.pretended = pretended;
  }

  static VersionRewritingProxy before(int port, String real, String pretended) throws IOException {
    ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
    VersionRewritingProxy proxy = new VersionRewritingProxy(server, port, real, pretended);
    inBackground(proxy::serve);
    return proxy;
  }

  private void serve() throws IOException {
    while (true) {
      Socket client = server.accept();
      Socket database = new Socket(InetAddress.getLoopbackAddress(), target);
      inBackground(() -> copy(client.getInputStream(), database.getOutputStream()));
      inBackground(() -> copy(database.getInputStream(), client.getOutputStream()));
    }
  }

  private void copy(InputStream from, OutputStream to) throws IOException {
    byte[] buffer = new byte[BUFFER];
    for (int length = from.read(buffer); length >= 0; length = from.read(buffer)) {
      String text = new String(buffer, 0, length, StandardCharsets.ISO_8859_1);
      to.write(
          text.replace("server_version\0" + real, "server_version\0" + pretended)
              .getBytes(StandardCharsets.ISO_8859_1));
    }
    to.close();
  }

  private interface Work {
    void run() throws IOException;
  }

  /** Closing the socket ends the work; this is the normal end. */
  private static void inBackground(Work work) {
    Thread thread =
        new Thread(
            () -> {
              try {
                work.run();
              } catch (IOException e) {
                Thread.currentThread().interrupt();
              }
            });
    thread.setDaemon(true);
    thread.start();
  }

  int port() {
    return server.getLocalPort();
  }

  @Override
  public void close() throws IOException {
    server.close();
  }
}
