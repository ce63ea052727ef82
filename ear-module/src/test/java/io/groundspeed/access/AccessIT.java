package io.groundspeed.access;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.groundspeed.platform.Caller;
import io.groundspeed.testing.Groundspeed;
import java.lang.reflect.Method;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Requests every view in every form of its address, and every EJB, as every role. */
@ExtendWith(Groundspeed.class)
class AccessIT {
  /**
   * A separate path for each view that is opened by its own address; the other views are only
   * forwarded to.
   */
  private static final Map<String, Set<String>> OPENED_BY =
      Map.ofEntries(
          Map.entry("mentors", Roles.ALL),
          Map.entry("account/link", Roles.ALL),
          Map.entry("setup", Roles.ALL),
          Map.entry("account/password", Set.of("client", "mentor", "admin")),
          Map.entry("me", Set.of("client")),
          Map.entry("mentor", Set.of("mentor")),
          Map.entry("admin/performance/overview", Set.of("admin")),
          Map.entry("admin/performance/vitals", Set.of("admin")),
          Map.entry("admin/performance/endpoints", Set.of("admin")),
          Map.entry("admin/performance/queries", Set.of("admin")),
          Map.entry("admin/performance/database", Set.of("admin")),
          Map.entry("admin/performance/cache", Set.of("admin")),
          Map.entry("admin/performance/jobs", Set.of("admin")),
          Map.entry("admin/performance/system", Set.of("admin")));

  /** Public pages with a separate address; any other form of it shows only public content. */
  private static final Set<String> PUBLIC = Set.of("index", "login");

  private static final Set<String> OPEN_EJBS =
      Set.of(
          "AccountLinks",
          "CacheLife",
          "Catalogue",
          "CertificateDesk",
          "DataSources",
          "JobQueue",
          "JobRunner",
          "Mentors",
          "PlatformLoads",
          "Telemetry");

  private final Map<String, Caller> callers = Roles.callers();

  @Test
  void a_view_opens_for_its_roles_by_its_own_address() throws Exception {
    List<String> wrong = new ArrayList<>();
    for (Map.Entry<String, Set<String>> view : OPENED_BY.entrySet()) {
      for (String role : Roles.ALL) {
        boolean opened = isOpened(callers.get(role).get(view.getKey()));
        if (opened != view.getValue().contains(role)) {
          wrong.add(view.getKey() + " as " + role + (opened ? " is opened" : " is refused"));
        }
      }
    }

    assertThat(wrong).isEmpty();
  }

  @Test
  void an_export_is_for_administrators_alone() throws Exception {
    for (String view : OPENED_BY.keySet()) {
      for (String role : Roles.ALL) {
        HttpResponse<String> answer = callers.get(role).get(view + ".csv?table=nothing");
        boolean reached = answer.statusCode() == 400 && answer.body().startsWith("table: ");
        assertThat(reached)
            .as("%s as %s: %d", view, role, answer.statusCode())
            .isEqualTo(role.equals("admin") && view.startsWith("admin/"));
      }
    }
  }

  @Test
  void no_other_form_of_an_address_opens_a_view_to_others() throws Exception {
    List<String> wrong = new ArrayList<>();
    for (String view : EarContents.read().views()) {
      Set<String> allowed =
          PUBLIC.contains(view) ? Roles.ALL : OPENED_BY.getOrDefault(view, Set.of());
      for (String form : forms(view)) {
        for (String role : Roles.ALL) {
          HttpResponse<String> answer = callers.get(role).get(form);
          if (answer.statusCode() >= 500 || isOpened(answer) && !allowed.contains(role)) {
            wrong.add("/%s as %s: %d".formatted(form, role, answer.statusCode()));
          }
        }
      }
    }

    assertThat(wrong).isEmpty();
  }

  @Test
  void a_view_has_no_second_address() throws Exception {
    List<String> wrong = new ArrayList<>();
    for (String view : List.of("admin/performance/overview", "admin/performance/system", "me")) {
      String role = view.equals("me") ? "client" : "admin";
      for (String form :
          List.of(
              "faces/" + view + ".xhtml",
              "faces/" + view,
              view + ".jsf",
              view + ".faces",
              view + ".xhtml",
              "WEB-INF/faces-views/" + view + ".xhtml",
              view.toUpperCase(java.util.Locale.ROOT),
              view + ".")) {
        int status = callers.get(role).get(form).statusCode();
        if (status != 404) {
          wrong.add("/%s: %d".formatted(form, status));
        }
      }
    }

    assertThat(wrong).isEmpty();
  }

  @Test
  void short_addresses_lead_an_administrator_to_the_dashboard_and_nobody_else() throws Exception {
    for (String path : List.of("admin", "admin/", "admin/performance", "admin/performance/")) {
      for (String role : Roles.ALL) {
        HttpResponse<String> answer = callers.get(role).get(path);
        String to = answer.headers().firstValue("Location").orElse("");
        assertThat(to.endsWith("/admin/performance/overview"))
            .as("%s as %s: %d to %s", path, role, answer.statusCode(), to)
            .isEqualTo(role.equals("admin"));
      }
    }
  }

  @Test
  void what_is_not_named_does_not_exist_for_anyone() throws Exception {
    for (String path :
        List.of(
            "journey",
            "section",
            "profile",
            "certificate",
            "error",
            "resources/groundspeed/groundspeed.css",
            "faces/index.xhtml",
            "META-INF/MANIFEST.MF",
            "WEB-INF/web.xml",
            "nowhere/at/all")) {
      for (Map.Entry<String, Caller> caller : callers.entrySet()) {
        assertThat(caller.getValue().get(path).statusCode())
            .as("/%s as %s", path, caller.getKey())
            .isEqualTo(404);
      }
    }
  }

  private static List<String> forms(String view) {
    int cut = view.lastIndexOf('/') + 1;
    String folder = view.substring(0, cut);
    String name = view.substring(cut);
    return List.of(
        "faces/" + view + ".xhtml",
        "faces/" + view,
        "faces//" + view + ".xhtml",
        "FACES/" + view + ".xhtml",
        view + ".jsf",
        view + ".faces",
        view + ".xhtml",
        view + ".xhtml;x=y",
        view + ".XHTML",
        view + "%2exhtml",
        "/" + view,
        "//" + view + ".xhtml",
        folder + "/" + name,
        "./" + view,
        "x/../" + view,
        "x/%2e%2e/" + view,
        "%2e/" + view,
        "api/../" + view,
        "api/..;/" + view,
        "api/%2e%2e/" + view + ".xhtml",
        "journeys/../" + view,
        "journeys/%2e%2e/" + view + ".xhtml",
        "jakarta.faces.resource/../" + view,
        "jakarta.faces.resource/%2e%2e/" + view + ".xhtml",
        "jakarta.faces.resource/" + view + ".xhtml",
        "WEB-INF/faces-views/" + view + ".xhtml",
        "web-inf/faces-views/" + view + ".xhtml",
        "%57EB-INF/faces-views/" + view + ".xhtml",
        folder + name + ";jsessionid=guess",
        folder + ";x=y/" + name,
        view.toUpperCase(java.util.Locale.ROOT),
        folder + "%" + Integer.toHexString(name.charAt(0)) + name.substring(1),
        view + "/",
        view + "/x",
        view + ".",
        view + "%20",
        view + "%2f",
        view + "%5c",
        folder.replace("/", "%2f") + name,
        view + ".xhtml/x");
  }

  /** A log-in page instead of the view counts as a refusal. */
  private static boolean isOpened(HttpResponse<String> answer) {
    return answer.statusCode() == 200 && !answer.body().contains("<h1>Log in</h1>");
  }

  @Test
  void an_ejb_answers_its_roles_alone() throws Exception {
    List<String> wrong = new ArrayList<>();
    Set<String> open = new TreeSet<>();
    int refused = 0;
    for (Class<?> ejb : EarContents.read().ejbs()) {
      for (Method method : EarContents.business(ejb)) {
        Set<String> allowed = Roles.of(method);
        if (allowed.equals(Roles.ALL)) {
          open.add(ejb.getSimpleName());
        }
        for (String role : Roles.ALL) {
          if (!allowed.contains(role)) {
            String answer = call(callers.get(role), ejb, method);
            if (answer.equals("EJBAccessException")) {
              refused++;
            } else {
              wrong.add("%s as %s: %s".formatted(method, role, answer));
            }
          }
        }
      }
    }

    assertThat(wrong).isEmpty();
    assertThat(refused).isGreaterThan(100);
    assertThat(open).isEqualTo(OPEN_EJBS);
  }

  private static String call(Caller caller, Class<?> ejb, Method method) throws Exception {
    return caller
        .get(
            "question/ejb-call?ejb=%s&method=%s"
                .formatted(ejb.getName(), URLEncoder.encode(method.toString(), UTF_8)))
        .body();
  }
}
