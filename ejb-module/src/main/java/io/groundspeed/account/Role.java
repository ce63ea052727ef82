package io.groundspeed.account;

/** What a user is on the platform, and may do on the dashboard. */
public enum Role {
  ADMIN,
  MENTOR,
  CLIENT
}
