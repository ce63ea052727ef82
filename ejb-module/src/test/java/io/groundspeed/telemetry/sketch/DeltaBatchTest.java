package io.groundspeed.telemetry.sketch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DeltaBatchTest {
  private static final long MINUTE = Resolution.MINUTE.seconds();

  @Test
  void every_key_and_its_sketch_come_back() {
    SketchKey vital = new SketchKey(Stream.VITAL, "LCP", "/jürneys/{slug}", "mobile|4g|…", MINUTE);
    SketchKey query =
        new SketchKey(Stream.QUERY, "time", "x".repeat(2_000), "*", 30_000_000 * MINUTE);
    DeltaBatch batch = new DeltaBatch();
    batch.sketch(vital).add(2_500, Rating.GOOD);
    batch.sketch(vital).add(4_100, Rating.POOR);
    batch.sketch(query).add(0, null);

    Map<SketchKey, Sketch> read = read(batch.toBytes());

    assertThat(batch.size()).isEqualTo(2);
    assertThat(batch.isEmpty()).isFalse();
    assertThat(read).containsOnlyKeys(vital, query);
    assertThat(read.get(vital).count(Rating.POOR)).isOne();
    assertThat(read.get(vital).sum()).isEqualTo(6_600);
    assertThat(read.get(query).count()).isOne();
    assertThat(read.get(query).max()).isZero();
  }

  @Test
  void an_empty_batch_is_its_version() {
    DeltaBatch batch = new DeltaBatch();

    assertThat(batch.isEmpty()).isTrue();
    assertThat(batch.toBytes()).containsExactly(1);
    assertThat(read(batch.toBytes())).isEmpty();
  }

  @Test
  void a_batch_of_another_version_is_refused_with_both_versions() {
    assertThatThrownBy(() -> read(new byte[] {2}))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("a delta of version 2, this node reads 1");
  }

  @ParameterizedTest
  @ValueSource(longs = {0, 1, -1, 63, -64, 64, 127, 128, 16_384, Long.MAX_VALUE, Long.MIN_VALUE})
  void numbers_of_all_lengths_come_back(long number) {
    ByteWriter out = new ByteWriter(1);
    out.signed(number);
    out.real(-1.5);
    out.unsignedByte(255);

    ByteReader in = new ByteReader(ByteBuffer.wrap(out.toByteArray()));

    assertThat(in.signed()).isEqualTo(number);
    assertThat(in.real()).isEqualTo(-1.5);
    assertThat(in.unsignedByte()).isEqualTo(255);
    assertThat(in.hasMore()).isFalse();
  }

  @Test
  void a_number_that_never_ends_is_refused() {
    byte[] endless = new byte[12];
    java.util.Arrays.fill(endless, (byte) 0x80);

    assertThatThrownBy(() -> new ByteReader(ByteBuffer.wrap(endless)).unsigned())
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("ten bytes");
  }

  private static Map<SketchKey, Sketch> read(byte[] packed) {
    Map<SketchKey, Sketch> read = new LinkedHashMap<>();
    DeltaBatch.read(packed, read::put);
    return read;
  }
}
