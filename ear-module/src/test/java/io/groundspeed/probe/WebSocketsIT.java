package io.groundspeed.probe;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Handshakes are requests, and each message is a request with the method WS. */
@ExtendWith(ProbedServer.class)
class WebSocketsIT {
  private static Figures figures;

  @BeforeAll
  static void reach() {
    figures = new Figures(ProbedServer.http());
  }

  @Test
  void messages_of_all_rooms_are_one_endpoint_with_its_statements_and_failures() throws Exception {
    for (String room : new String[] {"red", "blue"}) {
      Answers answers = new Answers();
      WebSocket socket = open("plain/rooms/" + room, answers);
      for (int i = 0; i < 5; i++) {
        socket.sendText("hello " + i, true).get(10, TimeUnit.SECONDS);
        assertThat(answers.next()).isEqualTo(room + ": hello " + i);
      }
      socket.sendText("fail", true).get(10, TimeUnit.SECONDS);
      assertThat(answers.next()).isEqualTo("failed: on purpose");
      socket.sendClose(WebSocket.NORMAL_CLOSURE, "").get(10, TimeUnit.SECONDS);
    }

    JsonObject messages = figures.awaitEndpoint("plain.war", "WS", "/plain/rooms/{room}", 12);
    assertThat(messages.getInt("requests")).isEqualTo(12);
    assertThat(messages.getInt("errors")).isEqualTo(2);
    figures.awaitQueryOf("plain.war", "/plain/rooms/{room}", "select ? as said_in_a_room");
    JsonObject handshakes = figures.awaitEndpoint("plain.war", "GET", "/plain/rooms/{room}", 2);
    assertThat(handshakes.getInt("requests")).isEqualTo(2);
  }

  @Test
  void an_endpoint_without_annotations_is_seen_as_well() throws Exception {
    Answers answers = new Answers();
    WebSocket socket = open("plain/counting", answers);

    for (int i = 1; i <= 3; i++) {
      socket.sendBinary(ByteBuffer.allocate(i), true).get(10, TimeUnit.SECONDS);
      assertThat(answers.next()).isEqualTo(Integer.toString(i));
    }
    socket.abort();

    assertThat(figures.awaitEndpoint("plain.war", "WS", "/plain/counting", 3).getInt("errors"))
        .isZero();
  }

  @Test
  void messages_sent_without_waiting_each_have_their_own_failure() throws Exception {
    Answers answers = new Answers();
    WebSocket socket = open("plain/halls", answers);
    for (String text : new String[] {"fail", "fail", "hello", "fail", "hello"}) {
      socket.sendText(text, true).get(10, TimeUnit.SECONDS);
    }
    for (int i = 0; i < 5; i++) {
      assertThat(answers.next()).isNotNull();
    }
    WebSocket deaf = open("plain/deaf", new Answers());
    deaf.sendText("x", true).get(10, TimeUnit.SECONDS);
    socket.abort();

    assertThat(figures.awaitEndpoint("plain.war", "WS", "/plain/deaf", 1).getInt("errors")).isOne();
    deaf.abort();
    JsonObject halls = figures.awaitEndpoint("plain.war", "WS", "/plain/halls", 5);
    assertThat(halls.getInt("requests")).isEqualTo(5);
    assertThat(halls.getInt("errors")).isEqualTo(3);
  }

  private static WebSocket open(String path, Answers answers) throws Exception {
    URI address = URI.create(ProbedServer.url().replaceFirst("^http", "ws") + path);
    return HttpClient.newHttpClient()
        .newWebSocketBuilder()
        .buildAsync(address, answers)
        .get(10, TimeUnit.SECONDS);
  }

  /** Collects the answers in order. */
  private static final class Answers implements WebSocket.Listener {
    private final BlockingQueue<String> texts = new LinkedBlockingQueue<>();

    String next() throws InterruptedException {
      return texts.poll(10, TimeUnit.SECONDS);
    }

    @Override
    public CompletionStage<?> onText(WebSocket socket, CharSequence data, boolean last) {
      texts.add(data.toString());
      socket.request(1);
      return null;
    }
  }
}
