package io.groundspeed.shared;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import java.time.Clock;
import java.time.InstantSource;

/** The only code that reads the node's clock. Everything else has an InstantSource injected. */
@ApplicationScoped
class TimeProducer {
  @Produces
  @ApplicationScoped
  InstantSource time() {
    return Clock.systemUTC();
  }
}
