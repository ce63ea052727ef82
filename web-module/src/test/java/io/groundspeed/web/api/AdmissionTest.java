package io.groundspeed.web.api;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import jakarta.annotation.security.DenyAll;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class AdmissionTest {
  @Test
  void a_method_overrides_what_its_class_declares() {
    assertThat(of(ForMentors.class, "inherited").roles()).containsExactly("mentor");
    assertThat(of(ForMentors.class, "forClients").roles()).containsExactly("client");
    assertThat(of(ForMentors.class, "open").everybody()).isTrue();
    assertThat(of(ForMentors.class, "closed")).isEqualTo(Admission.NO_ONE);
  }

  @Test
  void what_declares_nothing_admits_nobody() {
    Admission admission = of(Undeclared.class, "anything");

    assertThat(status(admission, false, "")).isEqualTo(401);
    assertThat(status(admission, true, "admin")).isEqualTo(403);
  }

  @Test
  void one_of_the_roles_is_enough() {
    Admission admission = of(ForMentors.class, "inherited").or(of(ForMentors.class, "forClients"));

    assertThat(status(admission, true, "client")).isZero();
    assertThat(status(admission, true, "mentor")).isZero();
    assertThat(status(admission, true, "admin")).isEqualTo(403);
    assertThat(status(admission, false, "")).isEqualTo(401);
  }

  @Test
  void a_public_method_does_not_ask_who_calls() {
    assertThat(
            of(ForMentors.class, "open")
                .refusal(false, role -> fail("a cached answer would depend on the caller")))
        .isNull();
  }

  /** Returns the status of the refusal, 0 if the caller is admitted. */
  private static int status(Admission admission, boolean known, String role) {
    Problem refusal = admission.refusal(known, role::equals);
    return refusal == null ? 0 : requireNonNull(refusal).status();
  }

  private static Admission of(Class<?> resource, String method) {
    return Admission.of(
        resource,
        Arrays.stream(resource.getDeclaredMethods())
            .filter(one -> one.getName().equals(method))
            .findAny()
            .orElseThrow());
  }

  @RolesAllowed("mentor")
  private static final class ForMentors {
    void inherited() {}

    @RolesAllowed("client")
    void forClients() {}

    @PermitAll
    void open() {}

    @DenyAll
    void closed() {}
  }

  private static final class Undeclared {
    void anything() {}
  }
}
