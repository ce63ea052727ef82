package io.groundspeed.testing;

import io.groundspeed.launcher.WildFlyServerBuilder;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;

/**
 * The network between the nodes of a cluster, which a test can cut and restore. Each node listens
 * on a separate loopback address and advertises the network's address instead. Traffic to that
 * address is forwarded to the node, or dropped.
 */
public final class ClusterNetwork implements AutoCloseable {
  private static final String ADDRESS = "127.0.0.2";
  private static final int FIRST_NODE = 3;

  private final List<ServerSocket> doors = new CopyOnWriteArrayList<>();
  private final Set<Link> links = ConcurrentHashMap.newKeySet();
  private volatile boolean cut;

  /** Lets nodes reach each other only over this network. */
  void join(List<WildFlyServerBuilder> builders, List<Integer> offsets) {
    String hosts =
        offsets.stream()
            .map(offset -> ADDRESS + "[" + PortOffsets.clusterPorts(offset)[0] + "]")
            .collect(Collectors.joining(","));
    for (int i = 0; i < builders.size(); i++) {
      String node = "127.0.0." + (FIRST_NODE + i);
      for (int port : PortOffsets.clusterPorts(offsets.get(i))) {
        lead(node, port);
      }
      builders
          .get(i)
          .clustered(hosts)
          .env("GROUNDSPEED_CLUSTER_BIND", node)
          .jvmOption("-Djgroups.external_addr=" + ADDRESS);
    }
  }

  /** Forwards traffic to a port of a node; the port is the same on both addresses. */
  private void lead(String node, int port) {
    try {
      ServerSocket door = new ServerSocket(port, 50, InetAddress.getByName(ADDRESS));
      InetAddress target = InetAddress.getByName(node);
      doors.add(door);
      inBackground(() -> serve(door, target));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** From now on, drops all traffic silently: no connection is closed. */
  public void cut() {
    cut = true;
  }

  /** From now on, forwards all traffic, over new connections. */
  public void heal() {
    cut = false;
    links.forEach(Link::close);
  }

  private void serve(ServerSocket door, InetAddress target) throws IOException {
    while (true) {
      Socket caller = door.accept();
      caller.setTcpNoDelay(true);
      Link link = new Link(caller);
      links.add(link);
      inBackground(() -> link.begin(target, door.getLocalPort()));
    }
  }

  /** One connection. */
  private final class Link {
    private final Socket caller;
    private volatile Socket node;

    Link(Socket caller) {
      this.caller = caller;
    }

    void begin(InetAddress target, int port) throws IOException {
      try {
        node = new Socket(target, port);
        node.setTcpNoDelay(true);
      } finally {
        closeUnless(node != null && links.contains(this));
      }
      inBackground(() -> pass(node, caller));
      pass(caller, node);
    }

    private void pass(Socket from, Socket to) throws IOException {
      try {
        InputStream in = from.getInputStream();
        OutputStream out = to.getOutputStream();
        byte[] buffer = new byte[65_536];
        for (int length = in.read(buffer); length >= 0; length = in.read(buffer)) {
          if (!cut) {
            out.write(buffer, 0, length);
          }
        }
      } finally {
        close();
      }
    }

    /**
     * If the network was restored meanwhile, it has already closed this connection, without the
     * node's half.
     */
    private void closeUnless(boolean open) {
      if (!open) {
        close();
      }
    }

    void close() {
      links.remove(this);
      try {
        caller.close();
        if (node != null) {
          node.close();
        }
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
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
  public void close() {
    try {
      for (ServerSocket door : doors) {
        door.close();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    links.forEach(Link::close);
  }
}
