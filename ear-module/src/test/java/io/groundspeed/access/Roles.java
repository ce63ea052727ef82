package io.groundspeed.access;

import io.groundspeed.platform.Caller;
import io.groundspeed.testing.Groundspeed;
import io.groundspeed.testing.RunningGroundspeed;
import jakarta.annotation.security.DenyAll;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Method;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** The roles, and those that a method is declared for. */
final class Roles {
  static final String ANYONE = "anonymous";
  static final Set<String> ALL = Set.of(ANYONE, "client", "mentor", "admin");

  private Roles() {}

  static Map<String, Caller> callers() {
    Map<String, Caller> callers = new LinkedHashMap<>();
    callers.put(ANYONE, Caller.nobody());
    callers.put("client", Caller.of("client", Groundspeed.PASSWORD));
    callers.put("mentor", Caller.of("mentor", Groundspeed.PASSWORD));
    callers.put("admin", Caller.of("admin", RunningGroundspeed.ADMIN_PASSWORD));
    return callers;
  }

  /** Returns the roles that a method or its class declares; empty if it declares none. */
  static Set<String> of(Method method) {
    AnnotatedElement declares = declares(method) ? method : method.getDeclaringClass();
    if (declares.isAnnotationPresent(PermitAll.class)) {
      return ALL;
    }
    RolesAllowed allowed = declares.getAnnotation(RolesAllowed.class);
    return allowed == null ? Set.of() : Set.of(allowed.value());
  }

  private static boolean declares(AnnotatedElement element) {
    return element.isAnnotationPresent(PermitAll.class)
        || element.isAnnotationPresent(RolesAllowed.class)
        || element.isAnnotationPresent(DenyAll.class);
  }
}
