package io.groundspeed.web.platform.cached;

import io.groundspeed.cache.pattern.EntityRef;
import io.groundspeed.web.frame.Tag;
import io.groundspeed.web.gate.Gzip;
import java.io.Serializable;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A page as it is cached, and as one node sends it to another. It has no inline script and no
 * nonce: its policy allows only scripts from our own addresses.
 *
 * @param zipped the text in UTF-8, compressed with gzip, as most browsers accept it
 * @param policy the content security policy
 * @param tag of the text and the policy; weak, because it is the same for both encodings
 * @param entities what it depends on, such as {@code journey:42}
 */
record CachedPage(byte[] zipped, String policy, String tag, List<String> entities)
    implements Serializable {
  private static final Pattern NONCE = Pattern.compile(" 'nonce-([^']+)'");
  private static final Pattern INLINE_SCRIPT = Pattern.compile("<script(?![^>]*\\ssrc=)");

  /** The state of a Faces form is only valid for the visitor who got it. */
  private static final String STATE = "jakarta.faces.ViewState";

  /**
   * Returns the page for the cache.
   *
   * @param entities what it depends on
   * @return null if it can't be cached: no entity is known, or it contains a nonce, an inline
   *     script or a form's state
   */
  static @Nullable CachedPage of(String text, String policy, List<EntityRef> entities) {
    Matcher nonce = NONCE.matcher(policy);
    String shared = text;
    while (nonce.find()) {
      shared = shared.replace(" nonce=\"" + nonce.group(1) + "\"", "");
      if (shared.contains(nonce.group(1))) {
        return null;
      }
    }
    if (entities.isEmpty() || shared.contains(STATE) || INLINE_SCRIPT.matcher(shared).find()) {
      return null;
    }
    String sharedPolicy = nonce.replaceAll("");
    return new CachedPage(
        Gzip.zip(shared.getBytes(StandardCharsets.UTF_8)),
        sharedPolicy,
        "W/\"" + Tag.of((shared + sharedPolicy).getBytes(StandardCharsets.UTF_8)) + '"',
        entities.stream().map(EntityRef::text).toList());
  }

  List<EntityRef> entityRefs() {
    return entities.stream().map(EntityRef::parse).toList();
  }
}
