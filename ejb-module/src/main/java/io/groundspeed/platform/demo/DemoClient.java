package io.groundspeed.platform.demo;

import java.time.Instant;

/** A client of the demo that was written to the database. */
record DemoClient(long id, Instant joined) {}
