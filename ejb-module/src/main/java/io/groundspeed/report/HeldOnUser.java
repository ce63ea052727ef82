package io.groundspeed.report;

import java.util.List;

/** The data that a feature holds about users; a CDI bean. */
public interface HeldOnUser {
  /** Returns the files for a user's export. */
  List<Holding> holdings();
}
