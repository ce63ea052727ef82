package io.groundspeed.platform.demo;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;

/** A journey of the demo once it is written. */
record DemoPlace(
    long journey, BigDecimal fee, Instant publishedAt, List<Step> steps, List<Long> mentors) {
  /** A section, and the question that a client answers in it. */
  record Step(long section, long question) {}
}
