package io.groundspeed.web.api.cached;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.groundspeed.cache.pattern.CacheType;
import io.groundspeed.cache.pattern.KeyPattern;
import jakarta.annotation.security.RolesAllowed;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.CookieParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.SecurityContext;
import java.lang.reflect.Method;
import java.time.Duration;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Methods that are refused when the application is deployed. */
class SuitabilityTest {
  @Test
  void what_its_key_tells_apart_may_be_cached() {
    Method open = method(Open.class, "open");

    Suitability.check(Open.class, open);

    assertThat(Suitability.queryOf(open)).containsExactly("page", "size");
    KeyPattern<CachedAnswer> pattern = CachedResponses.pattern(Open.class, open);
    assertThat(pattern.text()).isEqualTo("response:/things/*:{request}");
    assertThat(pattern.type()).isEqualTo(CacheType.API);
    assertThat(pattern.ttl()).isEqualTo(Duration.ofMinutes(1));
  }

  @Test
  void a_record_may_be_cached_because_it_is_written_as_text() {
    assertThatCode(() -> Suitability.check(Open.class, method(Open.class, "bound")))
        .doesNotThrowAnyException();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"forSome", "asksWho", "asksCookie", "asksServlet", "asksHeader", "changes", "odd"})
  void a_method_that_may_answer_each_caller_differently_is_refused(String name) {
    assertThatThrownBy(() -> Suitability.check(Refused.class, method(Refused.class, name)))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("Refused." + name);
  }

  @Test
  void so_is_every_method_of_a_class_that_knows_the_caller_or_is_for_some() {
    for (Class<?> type :
        new Class<?>[] {OfSome.class, WithSecurity.class, WithCookie.class, Inheriting.class}) {
      assertThatThrownBy(() -> Suitability.check(type, method(type, "get")))
          .as(type.getSimpleName())
          .isInstanceOf(IllegalStateException.class)
          .hasMessageContaining(".get");
    }
  }

  private static Method method(Class<?> type, String name) {
    return Arrays.stream(type.getMethods())
        .filter(method -> method.getName().equals(name))
        .findFirst()
        .orElseThrow();
  }

  @Path("/things")
  public static class Open {
    @GET
    @Path("/{id:[0-9]{1,18}}")
    @CachedResponse(ttl = 60, vary = Varying.ACCEPT_LANGUAGE)
    public String open(
        @PathParam("id") String id,
        @QueryParam("size") String size,
        @QueryParam("page") String page,
        @HeaderParam("accept-language") String language) {
      return id + size + page + language;
    }

    @GET
    @CachedResponse(ttl = 60)
    public Thing bound() {
      return new Thing(1);
    }
  }

  public record Thing(long id) {}

  public static class Refused {
    @GET
    @RolesAllowed("admin")
    @CachedResponse(ttl = 60)
    public String forSome() {
      return "";
    }

    @GET
    @CachedResponse(ttl = 60)
    public String asksWho(@Context SecurityContext security) {
      return security.getUserPrincipal().getName();
    }

    @GET
    @CachedResponse(ttl = 60)
    public String asksCookie(@CookieParam("theme") String theme) {
      return theme;
    }

    @GET
    @CachedResponse(ttl = 60)
    public String asksServlet(@Context HttpServletRequest request) {
      return request.getRemoteUser();
    }

    @GET
    @CachedResponse(ttl = 60)
    public String asksHeader(@HeaderParam("Accept-Language") String language) {
      return language;
    }

    @POST
    @CachedResponse(ttl = 60)
    public String changes() {
      return "";
    }

    @GET
    @CachedResponse(ttl = 60)
    public Integer odd() {
      return 1;
    }
  }

  @RolesAllowed("admin")
  public static class OfSome {
    @GET
    @CachedResponse(ttl = 60)
    public String get() {
      return "";
    }
  }

  public static class WithSecurity {
    @Context SecurityContext security;

    @GET
    @CachedResponse(ttl = 60)
    public String get() {
      return security.getUserPrincipal().getName();
    }
  }

  public static class WithCookie {
    @CookieParam("theme")
    String theme;

    @GET
    @CachedResponse(ttl = 60)
    public String get() {
      return theme;
    }
  }

  public static class Inheriting extends WithSecurity {}
}
