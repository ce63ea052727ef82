package io.groundspeed.job;

import io.groundspeed.job.fixture.BadHandler;
import io.groundspeed.job.fixture.Effects;
import io.groundspeed.job.fixture.FixtureModule;
import io.groundspeed.job.fixture.NoteHandler;
import io.groundspeed.job.fixture.QuietHandler;
import io.groundspeed.testing.Build;
import io.groundspeed.testing.GroundspeedEar;
import java.nio.file.Path;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.asset.StringAsset;
import org.jboss.shrinkwrap.api.exporter.ZipExporter;
import org.jboss.shrinkwrap.api.spec.EnterpriseArchive;
import org.jboss.shrinkwrap.api.spec.JavaArchive;

/** The built EAR with the handlers in {@code fixture}. */
public final class JobEar {
  private JobEar() {}

  static EnterpriseArchive withTests(Class<?>... tests) {
    return GroundspeedEar.with(fixture(), GroundspeedEar.withTests(tests));
  }

  /** Returns the EAR for tests that are its clients. */
  public static EnterpriseArchive forClients() {
    return GroundspeedEar.with(fixture(), GroundspeedEar.asBuilt());
  }

  /** Returns the EAR as a file, for servers that a test starts. */
  public static Path file() {
    Path file = Build.freshDirectory("job-ear").resolve("groundspeed.ear");
    forClients().as(ZipExporter.class).exportTo(file.toFile(), true);
    return file;
  }

  private static JavaArchive fixture() {
    return ShrinkWrap.create(JavaArchive.class, "job-fixture.jar")
        .addClasses(
            Effects.class,
            FixtureModule.class,
            BadHandler.class,
            BadHandler.Payload.class,
            NoteHandler.class,
            NoteHandler.Payload.class,
            QuietHandler.class,
            QuietHandler.Payload.class)
        .addAsManifestResource(new StringAsset("<beans/>"), "beans.xml");
  }
}
