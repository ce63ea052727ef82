package io.groundspeed.platform.demo;

import java.time.Instant;

/** A client of the demo once he is written. */
record DemoClient(long id, Instant joined) {}
