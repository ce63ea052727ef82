package io.groundspeed.web.platform.cached;

import io.groundspeed.cache.pattern.EntityRef;
import io.groundspeed.web.frame.Tag;
import io.groundspeed.web.gate.Gzip;
import java.io.Serializable;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A page as the cache holds it, and one node sends it to another. It has no script in it and no
 * nonce: its policy lets scripts of our own addresses run, and no other.
 *
 * @param zipped the text in UTF-8, by gzip: most browsers take it as it is
 * @param policy for scripts
 * @param tag of the text and the policy, weak: the same for both encodings
 * @param entities what it depends on, as {@code journey:42}
 */
record CachedPage(byte[] zipped, String policy, String tag, List<String> entities)
    implements Serializable {
  private static final Pattern NONCE = Pattern.compile(" 'nonce-([^']+)'");
  private static final Pattern INLINE_SCRIPT = Pattern.compile("<script(?![^>]*\\ssrc=)");

  /** A form of Faces takes its state back from the one who got it. */
  private static final String STATE = "jakarta.faces.ViewState";

  /**
   * Returns the page that was made.
   *
   * @param entities what it depends on
   * @return null where it can't be kept: nothing is known that it depends on, or it has a nonce, a
   *     script or a form's state in it
   */
  static CachedPage of(String text, String policy, List<EntityRef> entities) {
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
