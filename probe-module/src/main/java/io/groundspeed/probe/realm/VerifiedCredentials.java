package io.groundspeed.probe.realm;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Remembers correct credentials for a minute, so that a script that sends them with each request
 * costs one bcrypt per minute. It stores neither names nor passwords. The key is an HMAC-SHA-256 of
 * the name, the password and the stored hash, with a random key of this process. A changed password
 * or a disabled user is therefore never found here. Thread-safe.
 */
final class VerifiedCredentials {
  private static final String ALGORITHM = "HmacSHA256";
  private static final long LIFE_NANOS = TimeUnit.MINUTES.toNanos(1);

  /** Takes at most about 100 KB. */
  static final int ENTRIES = 1_000;

  private final SecretKeySpec key;
  private final LongSupplier nanoTime;

  /** Ordered by age: the oldest entry is removed first when there are too many. */
  private final Map<ByteBuffer, Long> verified =
      new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<ByteBuffer, Long> eldest) {
          return size() > ENTRIES;
        }
      };

  VerifiedCredentials(LongSupplier nanoTime) {
    byte[] secret = new byte[32];
    new SecureRandom().nextBytes(secret);
    this.key = new SecretKeySpec(secret, ALGORITHM);
    this.nanoTime = nanoTime;
  }

  /** Returns whether these credentials were correct within the last minute and still are. */
  boolean contains(String name, String password, String hash) {
    ByteBuffer digest = digest(name, password, hash);
    synchronized (verified) {
      Long at = verified.get(digest);
      if (at != null && nanoTime.getAsLong() - at >= LIFE_NANOS) {
        verified.remove(digest);
        return false;
      }
      return at != null;
    }
  }

  /** Remembers credentials that were compared with the hash and are correct. */
  void add(String name, String password, String hash) {
    ByteBuffer digest = digest(name, password, hash);
    synchronized (verified) {
      verified.remove(digest);
      verified.put(digest, nanoTime.getAsLong());
    }
  }

  int size() {
    synchronized (verified) {
      return verified.size();
    }
  }

  /** Each part is preceded by its length, so no two triples have the same bytes. */
  private ByteBuffer digest(String... parts) {
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(key);
      for (String part : parts) {
        byte[] bytes = part.getBytes(StandardCharsets.UTF_8);
        mac.update(ByteBuffer.allocate(Integer.BYTES).putInt(0, bytes.length));
        mac.update(bytes);
      }
      return ByteBuffer.wrap(mac.doFinal());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK has " + ALGORITHM, e);
    }
  }
}
