package io.groundspeed.job.schedule;

/** What becomes of the fire times that passed while no node was up. */
public enum Misfire {
  /** One run stands for all of them. */
  COALESCE,
  /** They are left out. */
  SKIP
}
