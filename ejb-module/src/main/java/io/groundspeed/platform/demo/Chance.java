package io.groundspeed.platform.demo;

import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;

/** Chance that falls the same way every time. */
final class Chance {
  private final Random random = new Random(20_260_101L);

  boolean of(double probability) {
    return random.nextDouble() < probability;
  }

  /** A whole number from least to most. */
  int between(int least, int most) {
    return least + random.nextInt(most - least + 1);
  }

  <T> T oneOf(List<T> things) {
    return things.get(random.nextInt(things.size()));
  }

  /** Some time after, and in whole minutes. */
  Instant after(Instant time, double leastHours, double mostHours) {
    double hours = leastHours + random.nextDouble() * (mostHours - leastHours);
    return time.plus(Duration.ofMinutes(Math.round(hours * 60)));
  }

  /** A number below a bound, the smaller ones more often. */
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
