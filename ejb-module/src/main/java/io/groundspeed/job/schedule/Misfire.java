package io.groundspeed.job.schedule;

/** How fire times that passed while no node was up are handled. */
public enum Misfire {
  /** One run replaces all of them. */
  COALESCE,
  /** They are skipped. */
  SKIP
}
