package io.groundspeed.web.jobs;

import io.groundspeed.format.Format;
import io.groundspeed.job.JobStatus;
import io.groundspeed.job.schedule.ScheduleSummary;
import jakarta.json.JsonValue;
import jakarta.json.bind.annotation.JsonbNillable;
import jakarta.json.bind.annotation.JsonbPropertyOrder;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A schedule in the API's responses.
 *
 * @param id of the schedule
 * @param name of the schedule and of its jobs
 * @param type of its jobs
 * @param schedule the cron expression
 * @param inWords the expression in English; null if it is invalid
 * @param timeZone in which the expression is evaluated
 * @param payload of each job
 * @param misfire how fire times that passed while no node was up are handled: coalesce or skip
 * @param overlap how a fire time is handled while the last job has not ended: allow, skip or queue
 * @param leftOut number of fire times skipped because of the last job
 * @param lastLeftOutAt when the last of them was skipped; null if never
 * @param active whether it is on
 * @param nextRuns the next three fire times; empty if the schedule is off or invalid
 * @param lastRunAt when it last enqueued a job; null if never
 * @param lastJobId the last job that it enqueued; null if there is none
 * @param lastResult the status of that job; null if there is none or it was deleted
 * @param lastError why the job failed, or why the schedule can't fire; null if neither
 */
@JsonbNillable
@JsonbPropertyOrder({
  "id",
  "name",
  "type",
  "schedule",
  "inWords",
  "timeZone",
  "payload",
  "misfire",
  "overlap",
  "leftOut",
  "lastLeftOutAt",
  "active",
  "nextRuns",
  "lastRunAt",
  "lastJobId",
  "lastResult",
  "lastError"
})
public record ScheduleAnswer(
    long id,
    String name,
    String type,
    String schedule,
    @Nullable String inWords,
    String timeZone,
    JsonValue payload,
    String misfire,
    String overlap,
    long leftOut,
    @Nullable Instant lastLeftOutAt,
    boolean active,
    List<Instant> nextRuns,
    @Nullable Instant lastRunAt,
    @Nullable Long lastJobId,
    @Nullable String lastResult,
    @Nullable String lastError) {

  static ScheduleAnswer of(ScheduleSummary schedule) {
    JobStatus last = schedule.lastResult();
    return new ScheduleAnswer(
        schedule.id(),
        schedule.name(),
        schedule.type(),
        schedule.schedule(),
        schedule.inWords(),
        schedule.timeZone(),
        StoredJson.of(schedule.payload()),
        Format.word(schedule.misfire()),
        Format.word(schedule.overlap()),
        schedule.leftOut(),
        schedule.lastLeftOutAt(),
        schedule.active(),
        schedule.nextRuns(),
        schedule.lastRunAt(),
        schedule.lastJobId(),
        last == null ? null : last.word(),
        schedule.lastError());
  }
}
