package io.groundspeed.web.api;

import jakarta.annotation.security.DenyAll;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Method;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Who may call a resource method.
 *
 * @param everybody whether it is public
 * @param roles the roles that may call it if it is not public; empty: none may
 */
record Admission(boolean everybody, Set<String> roles) {
  /** The answer to anonymous callers. */
  static final Problem UNAUTHORIZED =
      Problem.of(401, "Unauthorized", "Log in, or send HTTP Basic credentials");

  private static final String ADMIN = "admin";

  /** What declares nothing. */
  static final Admission NO_ONE = new Admission(false, Set.of());

  /** What no resource has: only administrators learn that it does not exist. */
  static final Admission ADMINISTRATORS = new Admission(false, Set.of(ADMIN));

  /**
   * Reads {@code RolesAllowed}, {@code PermitAll} or {@code DenyAll} of a method, or else of its
   * class.
   */
  static Admission of(Class<?> resource, Method method) {
    Admission own = declared(method);
    Admission inherited = own == null ? declared(resource) : own;
    return inherited == null ? NO_ONE : inherited;
  }

  private static @Nullable Admission declared(AnnotatedElement element) {
    RolesAllowed allowed = element.getAnnotation(RolesAllowed.class);
    if (element.isAnnotationPresent(DenyAll.class)) {
      return NO_ONE;
    }
    if (element.isAnnotationPresent(PermitAll.class)) {
      return new Admission(true, Set.of());
    }
    return allowed == null ? null : new Admission(false, Set.of(allowed.value()));
  }

  /** Returns what admits everyone whom one of both admits. */
  Admission or(Admission other) {
    Set<String> all = new TreeSet<>(roles);
    all.addAll(other.roles);
    return new Admission(everybody || other.everybody, all);
  }

  /**
   * Returns why a caller is refused, null if it is admitted. Of a public resource, it does not ask
   * who calls.
   *
   * @param known whether the caller is logged in
   * @param hasRole whether the caller has a role
   */
  @Nullable Problem refusal(boolean known, Predicate<String> hasRole) {
    if (everybody || roles.stream().anyMatch(hasRole)) {
      return null;
    }
    if (!known) {
      return UNAUTHORIZED;
    }
    return Problem.of(
        403,
        "Forbidden",
        roles.equals(ADMINISTRATORS.roles)
            ? "Only administrators may read or change this"
            : "The account that you are logged in with may not do this");
  }
}
