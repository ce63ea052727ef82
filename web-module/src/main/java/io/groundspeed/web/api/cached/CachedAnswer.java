package io.groundspeed.web.api.cached;

import io.groundspeed.cache.pattern.EntityRef;
import java.io.Serializable;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;

/**
 * A response as it is cached, and as one node sends it to another.
 *
 * @param mediaType of the body
 * @param tag identifies the body
 * @param entities what it depends on beside the entities of its pattern, such as {@code journey:42}
 */
public record CachedAnswer(String mediaType, String body, String tag, List<String> entities)
    implements Serializable {
  private static final int TAG_BYTES = 15;

  static CachedAnswer of(String mediaType, String body, List<EntityRef> entities) {
    return new CachedAnswer(
        mediaType, body, tagOf(body), entities.stream().map(EntityRef::text).toList());
  }

  private static String tagOf(String body) {
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256").digest(body.getBytes(StandardCharsets.UTF_8));
      return Base64.getUrlEncoder().encodeToString(Arrays.copyOf(hash, TAG_BYTES));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every JDK has SHA-256", e);
    }
  }

  List<EntityRef> entityRefs() {
    return entities.stream().map(EntityRef::parse).toList();
  }
}
