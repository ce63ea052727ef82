package io.groundspeed.report;

import java.util.List;

/** What a feature holds on users; a CDI bean. */
public interface HeldOnUser {
  /** Returns what goes into a user's export. */
  List<Holding> holdings();
}
