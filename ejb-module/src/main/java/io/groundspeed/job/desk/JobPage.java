package io.groundspeed.job.desk;

import java.util.List;

/**
 * Some of the jobs that match, the newest first.
 *
 * @param next before which job the next page begins; null: there is none
 */
public record JobPage(List<JobRow> jobs, Long next) {
  /** How many jobs a page has. */
  public static final int SIZE = 50;

  /** A row more than a page holds tells that another page follows. */
  static JobPage of(List<JobRow> rows) {
    if (rows.size() <= SIZE) {
      return new JobPage(List.copyOf(rows), null);
    }
    return new JobPage(List.copyOf(rows.subList(0, SIZE)), rows.get(SIZE - 1).id());
  }
}
