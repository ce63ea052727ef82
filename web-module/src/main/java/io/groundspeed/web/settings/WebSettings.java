package io.groundspeed.web.settings;

import io.groundspeed.shared.Environment;
import io.groundspeed.web.account.SessionSettings;
import io.groundspeed.web.beacon.BeaconSettings;
import io.groundspeed.web.door.DoorSettings;
import jakarta.servlet.ServletContextEvent;
import jakarta.servlet.ServletContextListener;
import jakarta.servlet.annotation.WebListener;

/** Refuses the deployment if a setting of the web module is invalid. */
@WebListener
public class WebSettings implements ServletContextListener {
  @Override
  public void contextInitialized(ServletContextEvent event) {
    check(Environment.ofProcess());
  }

  /**
   * Reads all settings of the web module.
   *
   * @throws IllegalArgumentException naming the variable, the rule and the value
   */
  static void check(Environment env) {
    BeaconSettings.of(env);
    DoorSettings.of(env);
    SessionSettings.of(env);
  }
}
