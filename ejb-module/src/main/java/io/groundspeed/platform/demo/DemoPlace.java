package io.groundspeed.platform.demo;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;

/** A journey of the demo that was written to the database. */
record DemoPlace(
    long journey, BigDecimal fee, Instant publishedAt, List<Step> steps, List<Long> mentors) {
  /** A section and the question that clients answer in it. */
  record Step(long section, long question) {}
}
