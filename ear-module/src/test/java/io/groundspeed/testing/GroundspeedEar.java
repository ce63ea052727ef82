package io.groundspeed.testing;

import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.asset.StringAsset;
import org.jboss.shrinkwrap.api.spec.EnterpriseArchive;
import org.jboss.shrinkwrap.api.spec.WebArchive;

/** The EAR that the build made, for {@code @Deployment}. */
public final class GroundspeedEar {
  private GroundspeedEar() {}

  /** As it is, for tests that are its clients: {@code @Deployment(testable = false)}. */
  public static EnterpriseArchive asBuilt() {
    return ShrinkWrap.createFromZipFile(EnterpriseArchive.class, Build.ear().toFile());
  }

  /** With a WAR of tests in it, which run inside the server and may inject its EJBs. */
  public static EnterpriseArchive withTests(Class<?>... tests) {
    return asBuilt()
        .addAsModule(
            ShrinkWrap.create(WebArchive.class, "tests.war")
                .addClasses(tests)
                .addAsWebInfResource(new StringAsset("<beans/>"), "beans.xml"));
  }
}
