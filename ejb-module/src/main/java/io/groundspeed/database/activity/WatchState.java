package io.groundspeed.database.activity;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Whether the activity of a database is sampled on this node.
 *
 * @param database host, port and name
 * @param sampledAt the last sample; null if there was none
 * @param hidden number of sessions whose activity the pool's role may not see: that needs {@code
 *     GRANT pg_read_all_stats}
 * @param problem why it can't be sampled now; null if it can
 */
public record WatchState(
    String database, @Nullable Instant sampledAt, int hidden, @Nullable String problem) {}
