package io.groundspeed.probe.call;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.enterprise.concurrent.spi.ThreadContextProvider;
import jakarta.enterprise.concurrent.spi.ThreadContextRestorer;
import jakarta.enterprise.concurrent.spi.ThreadContextSnapshot;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.util.Map;
import java.util.ServiceLoader;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class TaskCallsTest {
  private final ThreadContextProvider provider =
      ServiceLoader.load(ThreadContextProvider.class).findFirst().orElseThrow();
  private final Call request = new Call("shop.war", "/orders");
  private final Call other = new Call("shop.war", "/other");

  @AfterEach
  void unbind() {
    Calls.bind(null);
  }

  @Test
  void a_task_runs_for_the_call_that_submitted_it_and_what_was_before_comes_back() {
    Calls.bind(request);
    ThreadContextSnapshot submitted = provider.currentContext(Map.of());
    Calls.bind(other);

    ThreadContextRestorer restorer = submitted.begin();
    assertThat(Calls.current()).isSameAs(request);
    restorer.endContext();

    assertThat(Calls.current()).isSameAs(other);
  }

  @Test
  void what_was_submitted_by_none_or_is_to_be_cleared_runs_for_none() {
    ThreadContextSnapshot byNone = provider.currentContext(Map.of());
    Calls.bind(request);

    for (ThreadContextSnapshot snapshot : new ThreadContextSnapshot[] {byNone, cleared()}) {
      ThreadContextRestorer restorer = snapshot.begin();
      assertThat(Calls.current()).isNull();
      restorer.endContext();
      assertThat(Calls.current()).isSameAs(request);
    }
  }

  private ThreadContextSnapshot cleared() {
    return provider.clearedContext(Map.of());
  }

  @Test
  void a_task_that_was_stored_and_read_again_runs_for_none() throws Exception {
    Calls.bind(request);
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    new ObjectOutputStream(bytes).writeObject(provider.currentContext(Map.of()));

    Object read = new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray())).readObject();

    ((ThreadContextSnapshot) read).begin();
    assertThat(Calls.current()).isNull();
  }
}
