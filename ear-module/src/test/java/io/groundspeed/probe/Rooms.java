package io.groundspeed.probe;

import jakarta.annotation.Resource;
import jakarta.websocket.Endpoint;
import jakarta.websocket.EndpointConfig;
import jakarta.websocket.MessageHandler;
import jakarta.websocket.OnError;
import jakarta.websocket.OnMessage;
import jakarta.websocket.Session;
import jakarta.websocket.server.PathParam;
import jakarta.websocket.server.ServerApplicationConfig;
import jakarta.websocket.server.ServerEndpoint;
import jakarta.websocket.server.ServerEndpointConfig;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Set;
import javax.sql.DataSource;

/** Websockets: one with annotations, one with the interfaces. */
@ServerEndpoint("/rooms/{room}")
public class Rooms {
  @Resource(lookup = "java:jboss/datasources/GroundspeedDS")
  private DataSource shop;

  /** Answers the message after running a statement; {@code fail} fails. */
  @OnMessage
  public String say(String text, @PathParam("room") String room) throws SQLException {
    if (text.equals("fail")) {
      throw new IllegalStateException("on purpose");
    }
    try (Connection connection = shop.getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute("SELECT 1 AS said_in_a_room");
    }
    return room + ": " + text;
  }

  @OnError
  public void failed(Session session, Throwable failure) throws IOException {
    session.getBasicRemote().sendText("failed: " + failure.getMessage());
  }

  /** Has an error handler; only one test uses it. */
  @ServerEndpoint("/halls")
  public static class Halls {
    /** Answers the message, unless it is to fail. */
    @OnMessage
    public String say(String text) {
      if (text.equals("fail")) {
        throw new IllegalStateException("on purpose");
      }
      return text;
    }

    @OnError
    public void failed(Session session, Throwable failure) throws IOException {
      session.getBasicRemote().sendText("failed: " + failure.getMessage());
    }
  }

  /** Has no error handler. */
  @ServerEndpoint("/deaf")
  public static class Deaf {
    /** Always fails. */
    @OnMessage
    public void hear(String text) {
      throw new IllegalStateException("on purpose: " + text);
    }
  }

  /** Answers a binary message with its length. */
  public static class Counting extends Endpoint {
    @Override
    public void onOpen(Session session, EndpointConfig config) {
      session.addMessageHandler(
          byte[].class,
          (MessageHandler.Whole<byte[]>)
              bytes -> {
                try {
                  session.getBasicRemote().sendText(Integer.toString(bytes.length));
                } catch (IOException e) {
                  throw new UncheckedIOException(e);
                }
              });
    }
  }

  /** Registers the path of the endpoint without annotations. */
  public static class Addresses implements ServerApplicationConfig {
    @Override
    public Set<ServerEndpointConfig> getEndpointConfigs(Set<Class<? extends Endpoint>> found) {
      return Set.of(ServerEndpointConfig.Builder.create(Counting.class, "/counting").build());
    }

    @Override
    public Set<Class<?>> getAnnotatedEndpointClasses(Set<Class<?>> scanned) {
      return scanned;
    }
  }
}
