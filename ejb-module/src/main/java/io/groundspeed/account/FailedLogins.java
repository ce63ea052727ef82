package io.groundspeed.account;

import io.groundspeed.probe.realm.LoginAudit;
import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;

/** Writes once a minute how many failed log-ins the audit log left out. */
@Singleton
public class FailedLogins {
  @Schedule(hour = "*", minute = "*", persistent = false)
  void summarise() {
    LoginAudit.ofServer().summarise();
  }
}
