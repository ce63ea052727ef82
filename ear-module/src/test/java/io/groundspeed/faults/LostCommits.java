package io.groundspeed.faults;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A proxy before a database. Once armed, it cuts the connection at every tenth COMMIT: alternately
 * after the database has answered, and before the COMMIT was forwarded. The client can't
 * distinguish the two.
 */
final class LostCommits implements AutoCloseable {
  private static final int EVERY = 10;

  private final ServerSocket server;
  private final int target;
  private final AtomicInteger commits = new AtomicInteger();
  private final AtomicInteger answersLost = new AtomicInteger();
  private final AtomicInteger requestsLost = new AtomicInteger();
  private volatile boolean armed;

  private LostCommits(ServerSocket server, int target) {
    this.server = server;
    this.target = target;
  }

  static LostCommits before(int port) {
    try {
      LostCommits proxy =
          new LostCommits(new ServerSocket(0, 50, InetAddress.getLoopbackAddress()), port);
      inBackground(proxy::serve);
      return proxy;
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The driver sends COMMIT as text only if it does not name statements. */
  String jdbcUrl() {
    return "jdbc:postgresql://127.0.0.1:%d/groundspeed?prepareThreshold=0"
        .formatted(server.getLocalPort());
  }

  void arm(boolean on) {
    armed = on;
  }

  /** Returns the number of commits that succeeded, but whose response was lost. */
  int answersLost() {
    return answersLost.get();
  }

  /** Returns the number of commits that did not reach the database. */
  int requestsLost() {
    return requestsLost.get();
  }

  private void serve() throws IOException {
    while (true) {
      Socket client = server.accept();
      Socket database = new Socket(InetAddress.getLoopbackAddress(), target);
      client.setTcpNoDelay(true);
      database.setTcpNoDelay(true);
      Link link = new Link(client, database);
      inBackground(link::forward);
      inBackground(link::answer);
    }
  }

  /** One connection. */
  private final class Link {
    private final Socket client;
    private final Socket database;
    private volatile boolean swallowing;

    Link(Socket client, Socket database) {
      this.client = client;
      this.database = database;
    }

    void forward() throws IOException {
      byte[] buffer = new byte[65_536];
      InputStream from = client.getInputStream();
      OutputStream to = database.getOutputStream();
      for (int length = from.read(buffer); length >= 0; length = from.read(buffer)) {
        int cut = armed && isCommit(buffer, length) ? commits.incrementAndGet() : 1;
        if (cut % (2 * EVERY) == 0) {
          requestsLost.incrementAndGet();
          break;
        }
        swallowing = cut % EVERY == 0;
        to.write(buffer, 0, length);
      }
      close();
    }

    void answer() throws IOException {
      byte[] buffer = new byte[65_536];
      InputStream from = database.getInputStream();
      OutputStream to = client.getOutputStream();
      for (int length = from.read(buffer); length >= 0; length = from.read(buffer)) {
        if (swallowing) {
          answersLost.incrementAndGet();
          break;
        }
        to.write(buffer, 0, length);
      }
      close();
    }

    private void close() throws IOException {
      client.close();
      database.close();
    }
  }

  private static boolean isCommit(byte[] buffer, int length) {
    return new String(buffer, 0, length, StandardCharsets.ISO_8859_1).contains("\0COMMIT\0");
  }

  private interface Work {
    void run() throws IOException;
  }

  /** Runs until the socket is closed, which is the normal end. */
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

  @Override
  public void close() throws IOException {
    server.close();
  }
}
