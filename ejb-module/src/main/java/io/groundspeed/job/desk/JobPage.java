package io.groundspeed.job.desk;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One page of matching jobs, newest first.
 *
 * @param next the id before which the next page begins; null if there is none
 */
public record JobPage(List<JobRow> jobs, @Nullable Long next) {
  /** Number of jobs per page. */
  public static final int SIZE = 50;

  /** One row more than a page holds means that another page follows. */
  static JobPage of(List<JobRow> rows, int size) {
    if (rows.size() <= size) {
      return new JobPage(List.copyOf(rows), null);
    }
    return new JobPage(List.copyOf(rows.subList(0, size)), rows.get(size - 1).id());
  }
}
