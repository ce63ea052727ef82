package io.groundspeed.shared;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import java.time.Clock;
import java.time.InstantSource;

/** The one place that asks the node's clock; everything else has an InstantSource injected. */
@ApplicationScoped
class TimeProducer {
  @Produces
  @ApplicationScoped
  InstantSource time() {
    return Clock.systemUTC();
  }
}
