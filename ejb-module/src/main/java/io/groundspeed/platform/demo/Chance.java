package io.groundspeed.platform.demo;

import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;

/** A random source with a fixed seed, so that every run produces the same values. */
final class Chance {
  private final Random random = new Random(20_260_101L);

  boolean of(double probability) {
    return random.nextDouble() < probability;
  }

  /** Returns a random integer from {@code least} to {@code most}, inclusive. */
  int between(int least, int most) {
    return least + random.nextInt(most - least + 1);
  }

  <T> T oneOf(List<T> things) {
    return things.get(random.nextInt(things.size()));
  }

  /** Returns a random later instant. The delay is rounded to whole minutes. */
  Instant after(Instant time, double leastHours, double mostHours) {
    double hours = leastHours + random.nextDouble() * (mostHours - leastHours);
    return time.plus(Duration.ofMinutes(Math.round(hours * 60)));
  }

  /** Returns a random number below a bound; smaller ones are more likely. */
  int small(int bound) {
    double share = random.nextDouble();
    return (int) (bound * share * Math.sqrt(share));
  }

  String hex(int bytes) {
    byte[] some = new byte[bytes];
    random.nextBytes(some);
    return HexFormat.of().formatHex(some);
  }
}
