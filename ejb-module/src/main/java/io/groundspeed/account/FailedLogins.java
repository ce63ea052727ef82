package io.groundspeed.account;

import io.groundspeed.probe.realm.LoginAudit;
import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;

/** Logs once a minute how many failed log-ins were omitted from the audit log. */
@Singleton
public class FailedLogins {
  @Schedule(hour = "*", minute = "*", persistent = false)
  void summarise() {
    LoginAudit.ofServer().summarise();
  }
}
