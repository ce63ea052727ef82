package io.groundspeed.probe;

import io.groundspeed.testing.Build;
import io.groundspeed.testing.GroundspeedEar;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.asset.StringAsset;
import org.jboss.shrinkwrap.api.exporter.ZipExporter;
import org.jboss.shrinkwrap.api.spec.EnterpriseArchive;
import org.jboss.shrinkwrap.api.spec.WebArchive;

/** The built EAR with {@link Developer} at {@code /developer}. */
final class DeveloperEar {
  private static final String MODULE =
      "<module><web><web-uri>developer.war</web-uri><context-root>/developer</context-root></web></module>";

  private DeveloperEar() {}

  static Path archive() {
    Path ear = Build.freshDirectory("developer").resolve("groundspeed.ear");
    EnterpriseArchive archive = GroundspeedEar.asBuilt();
    String application = text(archive).replaceFirst("(?=<library-directory>)", MODULE);
    archive
        .addAsModule(
            ShrinkWrap.create(WebArchive.class, "developer.war")
                .addClasses(Developer.class, Developer.Work.class)
                .addAsWebInfResource(
                    new StringAsset("<beans bean-discovery-mode=\"all\"/>"), "beans.xml"))
        .setApplicationXML(new StringAsset(application))
        .as(ZipExporter.class)
        .exportTo(ear.toFile());
    return ear;
  }

  private static String text(EnterpriseArchive archive) {
    try (InputStream in = archive.get("META-INF/application.xml").getAsset().openStream()) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
