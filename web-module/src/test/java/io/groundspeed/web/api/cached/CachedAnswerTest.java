package io.groundspeed.web.api.cached;

import static org.assertj.core.api.Assertions.assertThat;

import io.groundspeed.cache.pattern.EntityRef;
import java.security.Principal;
import java.util.List;
import org.junit.jupiter.api.Test;

class CachedAnswerTest {
  @Test
  void the_tag_is_that_of_the_body_alone() {
    CachedAnswer answer = CachedAnswer.of("application/json", "{}", List.of());

    assertThat(answer.tag()).hasSize(20);
    assertThat(CachedAnswer.of("text/plain", "{}", List.of(EntityRef.of("journey", 1))).tag())
        .isEqualTo(answer.tag());
    assertThat(CachedAnswer.of("application/json", "{ }", List.of()).tag())
        .isNotEqualTo(answer.tag());
  }

  @Test
  void entities_come_back_as_they_went_in() {
    List<EntityRef> entities = List.of(EntityRef.of("journey", 42), EntityRef.anyOf("mentor"));

    assertThat(CachedAnswer.of("text/plain", "", entities).entityRefs()).isEqualTo(entities);
  }

  @Test
  void who_asks_for_the_caller_is_noticed() {
    WatchedSecurity security = new WatchedSecurity(new Anonymous());

    assertThat(security.isSecure()).isFalse();
    assertThat(security.wasAsked()).isFalse();
    assertThat(security.getUserPrincipal()).isNull();
    assertThat(security.wasAsked()).isTrue();
  }

  private static final class Anonymous implements jakarta.ws.rs.core.SecurityContext {
    @Override
    public Principal getUserPrincipal() {
      return null;
    }

    @Override
    public boolean isUserInRole(String role) {
      return false;
    }

    @Override
    public boolean isSecure() {
      return false;
    }

    @Override
    public String getAuthenticationScheme() {
      return null;
    }
  }
}
