package io.groundspeed.faults;

import static org.assertj.core.api.Assertions.assertThat;

import io.groundspeed.cluster.EveryMinute;
import io.groundspeed.server.Client;
import io.groundspeed.testing.Build;
import io.groundspeed.testing.ClusterNetwork;
import io.groundspeed.testing.Database;
import io.groundspeed.testing.GroundspeedEar;
import io.groundspeed.testing.Pause;
import io.groundspeed.testing.RunningGroundspeed;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.asset.StringAsset;
import org.jboss.shrinkwrap.api.exporter.ZipExporter;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The network between two nodes is cut and restored. */
@Tag("faults")
class SplitClusterIT {
  private static final int TRUTHS = 40;
  private static final Duration NOTICED = Duration.ofMinutes(3);

  /** The guaranteed maximum time. */
  private static final Duration HEALED = Duration.ofSeconds(60);

  private final ClusterNetwork network = new ClusterNetwork();
  private RunningGroundspeed groundspeed;
  private Database database;
  private Client one;
  private Client other;

  @BeforeEach
  void start() {
    Path ear = Build.freshDirectory("split-ear").resolve("groundspeed.ear");
    GroundspeedEar.with(
            GroundspeedEar.asBuilt(),
            ShrinkWrap.create(WebArchive.class, "truth.war")
                .addClasses(TruthServlet.class)
                .addAsWebInfResource(new StringAsset("<beans/>"), "beans.xml"),
            "/truth")
        .as(ZipExporter.class)
        .exportTo(ear.toFile());
    groundspeed = RunningGroundspeed.withNodes(2, network, node -> node.deployment(ear));
    database = new Database(groundspeed.database());
    one = new Client(groundspeed.node(0).url());
    other = new Client(groundspeed.node(1).url());
    database.execute(
        """
        CREATE TABLE public.truth (id text PRIMARY KEY, is_so text NOT NULL);
        INSERT INTO public.truth SELECT n, 'at first' FROM generate_series(0, %d) AS n
        """
            .formatted(TRUTHS - 1));
  }

  @AfterEach
  void stop() {
    groundspeed.close();
    network.close();
  }

  @Test
  void a_split_and_heal_leaves_no_conflicting_value() {
    await(() -> nodes(one) == 2 && nodes(other) == 2);
    truths().forEach(id -> assertThat(read(one, id)).isEqualTo(read(other, id)));

    network.cut();
    write(one, 0, "while nobody knows of the cut");
    assertThat(read(one, 0)).isEqualTo("while nobody knows of the cut");
    truths().forEach(id -> assertThat(read(other, id)).isNotEmpty());
    await(() -> nodes(one) == 1 && nodes(other) == 1);

    writeOnBothSides();
    await(() -> ask(other, "read-brief", 1).equals("by one"));
    EveryMinute everyMinute = EveryMinute.begin(database);
    everyMinute.pass(5);
    everyMinute.assertEachFiredOnce();

    network.heal();
    long healed = System.nanoTime() + HEALED.toNanos();
    until(healed, () -> nodes(one) == 2 && nodes(other) == 2);
    // the nodes see each other, but the two halves of the cache have not merged yet
    truths().forEach(this::readOnOneAndWriteOnTheOther);
    until(healed, () -> truths().stream().allMatch(this::isTrueOnBoth));
    until(healed, () -> isWarm(one) && isWarm(other));
    assertThat(truths()).allMatch(this::isKnownAlike);
    assertThat(truths()).allMatch(this::isInvalidatedOnBoth);
  }

  private static List<Integer> truths() {
    return IntStream.range(0, TRUTHS).boxed().toList();
  }

  /** The writing side sees the new value immediately; the other side may see the old one. */
  private void writeOnBothSides() {
    ask(one, "read-brief", 1);
    assertThat(ask(other, "read-brief", 1)).isEqualTo("at first");
    for (int id = 1; id < TRUTHS - 10; id++) {
      Client writer = id % 2 == 1 ? one : other;
      write(writer, id, writer == one ? "by one" : "by the other");
      assertThat(read(writer, id)).isEqualTo(writer == one ? "by one" : "by the other");
      assertThat(read(writer == one ? other : one, id)).isNotEmpty();
    }
    for (int id = TRUTHS - 20; id < TRUTHS - 10; id++) {
      write(one, id, "by both, one first");
      write(other, id, "by both, the other last");
      assertThat(read(other, id)).isEqualTo("by both, the other last");
    }
  }

  private void readOnOneAndWriteOnTheOther(int id) {
    Client reader = id % 2 == 0 ? one : other;
    read(reader, id);
    write(reader == one ? other : one, id, "while they meet");
  }

  private boolean isTrueOnBoth(int id) {
    String committed =
        database.value("SELECT is_so FROM public.truth WHERE id = '%d'".formatted(id));
    return read(one, id).equals(committed) && read(other, id).equals(committed);
  }

  private boolean isKnownAlike(int id) {
    return ask(one, "known", id).equals(ask(other, "known", id));
  }

  /** Both nodes still know the dependencies of the keys. */
  private boolean isInvalidatedOnBoth(int id) {
    Client writer = id % 2 == 0 ? one : other;
    write(writer, id, "in the end");
    return read(one, id).equals("in the end") && read(other, id).equals("in the end");
  }

  /** Returns whether it is cached; no one reads it in this test. */
  private static boolean isWarm(Client node) {
    return ask(node, "holds", "specializations:all").equals("true");
  }

  private static int nodes(Client node) {
    return Integer.parseInt(ask(node, "nodes", 0));
  }

  private static String read(Client node, int id) {
    return ask(node, "read", id);
  }

  private static void write(Client node, int id, String is) {
    assertThat(ask(node, "write", id + "&is=" + is.replace(' ', '+'))).isEqualTo("written");
  }

  private static String ask(Client node, String what, Object id) {
    try {
      HttpResponse<String> answer = node.get("truth/" + what + "?id=" + id);
      assertThat(answer.statusCode()).as(what + " " + id).isEqualTo(200);
      return answer.body();
    } catch (Exception e) {
      throw new IllegalStateException(what, e);
    }
  }

  private static void await(BooleanSupplier condition) {
    until(System.nanoTime() + NOTICED.toNanos(), condition);
  }

  private static void until(long deadline, BooleanSupplier condition) {
    while (!condition.getAsBoolean()) {
      assertThat(System.nanoTime()).isLessThan(deadline);
      Pause.briefly();
    }
  }
}
