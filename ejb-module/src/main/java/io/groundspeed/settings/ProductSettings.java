package io.groundspeed.settings;

import io.groundspeed.account.AccountSettings;
import io.groundspeed.account.ExternalAddress;
import io.groundspeed.cache.CacheSettings;
import io.groundspeed.database.activity.ActivitySettings;
import io.groundspeed.deployment.ContextRoot;
import io.groundspeed.deployment.DemoSettings;
import io.groundspeed.job.runner.RunnerSettings;
import io.groundspeed.page.PageTemplates;
import io.groundspeed.probe.Probe;
import io.groundspeed.probe.client.ClientAddress;
import io.groundspeed.probe.realm.RealmSettings;
import io.groundspeed.probe.setting.LenientSettings;
import io.groundspeed.probe.web.EndpointRules;
import io.groundspeed.retention.RetentionSettings;
import io.groundspeed.shared.Environment;
import io.groundspeed.telemetry.intake.TelemetrySettings;
import io.groundspeed.telemetry.raw.RawShares;
import io.groundspeed.vitals.VitalsSettings;
import java.time.InstantSource;

/** All settings of the EJB module and of the probe. */
public final class ProductSettings {
  private ProductSettings() {}

  /**
   * Reads all settings. The probe itself starts with any environment, because every application on
   * the server depends on it.
   *
   * @throws IllegalArgumentException naming the variable, the rule and the value
   */
  public static void check(Environment env) {
    env.node();
    ExternalAddress.of(env);
    AccountSettings.of(env);
    ActivitySettings.of(env);
    CacheSettings.of(env);
    ContextRoot.of(env);
    DemoSettings.of(env);
    PageTemplates.of(env);
    RawShares.of(env, InstantSource.system());
    RetentionSettings.of(env);
    RunnerSettings.of(env);
    TelemetrySettings.of(env);
    VitalsSettings.of(env);
    checkProbe(env.strict());
  }

  private static void checkProbe(LenientSettings settings) {
    Probe.check(settings);
    ClientAddress.trusted(settings);
    EndpointRules.of(settings);
    RealmSettings.of(settings, Runtime.getRuntime().availableProcessors());
  }
}
