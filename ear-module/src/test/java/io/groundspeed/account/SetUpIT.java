package io.groundspeed.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.groundspeed.launcher.WildFlyServer;
import io.groundspeed.testing.Build;
import io.groundspeed.testing.Database;
import io.groundspeed.testing.RunningGroundspeed;
import io.groundspeed.web.Browser;
import io.groundspeed.web.Browsing;
import io.groundspeed.web.Tab;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A server whose operator has set no password. */
@ExtendWith(Browsing.class)
class SetUpIT {
  private static final Pattern LINK = Pattern.compile("setup\\?token=[A-Za-z0-9_-]{43}");
  private static final String PASSWORD = "a long enough password";

  @Test
  void the_first_administrator_comes_from_the_link_in_the_log_once(Browser browser)
      throws Exception {
    try (RunningGroundspeed groundspeed =
            RunningGroundspeed.withNodes(
                1, node -> node.deployment(Build.ear()).env("GROUNDSPEED_ADMIN_PASSWORD", ""));
        Tab tab = browser.blank()) {
      String link = groundspeed.node(0).url() + linkIn(groundspeed.node(0));
      for (Path log : List.of(groundspeed.node(0).consoleFile(), groundspeed.node(0).logFile())) {
        assertThat(permissions(log)).as("who may read the link in %s", log).isEqualTo("rw-------");
        assertThat(permissions(log.getParent())).isEqualTo("rwx------");
      }

      tab.open(link);
      assertThat(tab.barriers()).isEmpty();
      tab.find("#username").fill("root");
      tab.find("#password").fill("short");
      tab.find("#go").click();
      assertThat(tab.text("#refused-password")).contains("at least 12 characters");
      tab.find("#password").fill(PASSWORD);
      tab.find("#go").click();
      tab.waitFor("[role=status]", "root is created");
      tab.find("text=Log in").click();
      tab.logIn("root", PASSWORD);
      assertThat(tab.text("h1")).isEqualTo("Overview");

      tab.open(link);
      assertThat(tab.text("[role=alert]")).contains("does not work");
      assertThat(tab.complaints()).isEmpty();
      assertThat(
              new Database(groundspeed.database()).count("SELECT count(*) FROM groundspeed.users"))
          .isOne();
    }
  }

  private static String permissions(Path file) throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
  }

  @ParameterizedTest
  @ValueSource(strings = {"GROUNDSPEED_ADMIN_PASSWORD", "GROUNDSPEED_DEMO_PASSWORD"})
  void a_bad_password_of_a_variable_keeps_the_deployment_from_starting_and_is_named(String name) {
    assertThatThrownBy(
            () ->
                RunningGroundspeed.withNodes(
                    1,
                    node ->
                        node.deployment(Build.ear())
                            .env("GROUNDSPEED_DEMO", "true")
                            .env(name, "password1234")))
        .hasMessageContaining(name + ": The password is one of the most common ones")
        .hasMessageNotContaining("password1234");
  }

  private static String linkIn(WildFlyServer node) throws IOException {
    Matcher link = LINK.matcher(Files.readString(node.logFile()));
    assertThat(link.find()).isTrue();
    return link.group();
  }
}
