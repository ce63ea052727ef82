package io.groundspeed.account;

/** A user's role on the platform, which also determines their rights on the dashboard. */
public enum Role {
  ADMIN,
  MENTOR,
  CLIENT
}
