package io.groundspeed.cache;

/** A value could not be loaded, and there was no older one to answer with. */
public class LoadFailed extends RuntimeException {
  private static final long serialVersionUID = 1L;

  LoadFailed(CacheKey<?> key, Throwable cause) {
    super("%s could not be loaded: %s".formatted(key.text(), cause), cause);
  }
}
