package io.groundspeed.probe.record;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The paths of the pages that this server has answered since the last fetch. Bounded: a path that
 * does not fit is ignored, and recorded when it is served again. Thread-safe.
 */
public final class ServedPaths {
  private static final int MOST = 1_000;
  private static final int LONGEST = 1_024;

  private final Set<String> paths = ConcurrentHashMap.newKeySet();

  /** Records a path, as the request has it, without its query. */
  public void served(String path) {
    if (path.length() <= LONGEST && paths.size() < MOST) {
      paths.add(path);
    }
  }

  /** Returns and removes the paths. Called by one thread. */
  public List<String> fetch() {
    List<String> fetched = new ArrayList<>(paths);
    fetched.forEach(paths::remove);
    return fetched;
  }
}
