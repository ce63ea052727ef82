package io.groundspeed.job;

/** The jobs of one type and priority, which run in the order in which they are due. */
public record Lane(String type, int priority) {
  static Lane of(NewJob job) {
    return new Lane(job.type(), job.priority());
  }
}
