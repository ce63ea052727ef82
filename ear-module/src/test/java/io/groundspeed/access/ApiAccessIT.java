package io.groundspeed.access;

import static org.assertj.core.api.Assertions.assertThat;

import io.groundspeed.platform.Caller;
import io.groundspeed.testing.Groundspeed;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Sends every request that a resource declares, and some that none does, as every role. */
@ExtendWith(Groundspeed.class)
class ApiAccessIT {
  private static final Set<String> OPEN_OPERATIONS =
      Set.of(
          "GET api/journeys",
          "GET api/journeys/NONE",
          "POST api/performance/web-vitals",
          "OPTIONS api/performance/web-vitals");

  private final Map<String, Caller> callers = Roles.callers();

  @Test
  void a_resource_answers_its_roles_alone() throws Exception {
    List<String> wrong = new ArrayList<>();
    Set<String> open = new TreeSet<>();
    for (EarContents.Operation operation : EarContents.read().operations()) {
      Set<String> allowed = Roles.of(operation.method());
      if (allowed.equals(Roles.ALL)) {
        open.add(operation.toString());
      }
      for (String role : Roles.ALL) {
        if (!allowed.contains(role)) {
          int status = callers.get(role).send(operation.verb(), operation.address()).statusCode();
          if (status != (role.equals(Roles.ANYONE) ? 401 : 403)) {
            wrong.add("%s as %s: %d".formatted(operation, role, status));
          }
        }
      }
    }

    assertThat(wrong).isEmpty();
    assertThat(open).isEqualTo(OPEN_OPERATIONS);
  }

  @Test
  void what_no_resource_declares_is_refused_to_all_but_administrators() throws Exception {
    for (String unknown :
        List.of(
            "GET api",
            "GET api/",
            "GET api/nothing",
            "GET api/performance",
            "GET api/performance/nothing",
            "GET api/performance/jobs2",
            "PUT api/performance/system",
            "OPTIONS api/performance/system",
            "POST api/nothing")) {
      String[] request = unknown.split(" ");
      for (String role : Roles.ALL) {
        int status = callers.get(role).send(request[0], request[1]).statusCode();
        if (role.equals("admin")) {
          assertThat(status).as(unknown).isIn(200, 404, 405);
        } else {
          assertThat(status)
              .as("%s as %s", unknown, role)
              .isEqualTo(role.equals(Roles.ANYONE) ? 401 : 403);
        }
      }
    }
  }

  @Test
  void a_method_that_a_public_resource_lacks_is_said_to_everyone() throws Exception {
    for (String unknown : List.of("DELETE api/journeys", "GET api/performance/web-vitals")) {
      String[] request = unknown.split(" ");
      for (String role : Roles.ALL) {
        assertThat(callers.get(role).send(request[0], request[1]).statusCode())
            .as("%s as %s", unknown, role)
            .isEqualTo(405);
      }
    }
  }
}
