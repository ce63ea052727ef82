package io.groundspeed.job;

import java.time.Duration;
import java.time.Instant;

/**
 * A job to be enqueued.
 *
 * <pre>{@code
 * jobs.enqueue(NewJob.of("data_export", "Export of Ann").payload(new Payload(7)).priority(3));
 * }</pre>
 *
 * @param type whose handler does it
 * @param name what people see
 * @param payload a JSON object, at most 256 KiB
 * @param priority 1 to 10, the lower runs first; each level is worth a minute of waiting
 * @param scheduledAt the earliest to start; null is as soon as possible
 * @param maxAttempts 1 to 100
 * @param uniqueKey held by one job at a time; null: none
 * @param uniqueFor how long the key is held from now, even if the job has ended; null: until then
 * @param createdBy the user who asked for it, or null
 */
public record NewJob(
    String type,
    String name,
    String payload,
    int priority,
    Instant scheduledAt,
    int maxAttempts,
    String uniqueKey,
    Duration uniqueFor,
    Long createdBy) {

  private static final int LONGEST_TEXT = 200;
  private static final int LARGEST_PAYLOAD = 256 * 1024;

  /**
   * @throws InvalidJob naming the field and the reason
   */
  public NewJob {
    checkText("type", type);
    checkText("name", name);
    if (uniqueKey != null) {
      checkText("uniqueKey", uniqueKey);
    } else if (uniqueFor != null) {
      throw new InvalidJob("uniqueFor", "needs a uniqueKey");
    }
    check("priority", priority >= 1 && priority <= 10, "must be from 1 to 10");
    check("maxAttempts", maxAttempts >= 1 && maxAttempts <= 100, "must be from 1 to 100");
    check("payload", payload.length() <= LARGEST_PAYLOAD, "must not exceed 256 KiB");
    check("payload", payload.indexOf('\u0000') < 0, "must not hold a zero character");
  }

  /** A job of that type with no payload and the defaults of the table. */
  public static NewJob of(String type, String name) {
    return new NewJob(
        type,
        name,
        "{}",
        BackgroundJob.DEFAULT_PRIORITY,
        null,
        BackgroundJob.DEFAULT_MAX_ATTEMPTS,
        null,
        null,
        null);
  }

  /** With the JSON of a record. */
  public NewJob payload(Object payload) {
    return payloadJson(JobJson.write(payload));
  }

  /** With a JSON object as it is. */
  public NewJob payloadJson(String json) {
    return new NewJob(
        type, name, json, priority, scheduledAt, maxAttempts, uniqueKey, uniqueFor, createdBy);
  }

  public NewJob priority(int level) {
    return new NewJob(
        type, name, payload, level, scheduledAt, maxAttempts, uniqueKey, uniqueFor, createdBy);
  }

  /** Not before that time. */
  public NewJob at(Instant time) {
    return new NewJob(
        type, name, payload, priority, time, maxAttempts, uniqueKey, uniqueFor, createdBy);
  }

  public NewJob maxAttempts(int times) {
    return new NewJob(
        type, name, payload, priority, scheduledAt, times, uniqueKey, uniqueFor, createdBy);
  }

  /** Refused while another job with that key waits or runs. */
  public NewJob uniqueKey(String key) {
    return new NewJob(
        type, name, payload, priority, scheduledAt, maxAttempts, key, null, createdBy);
  }

  /** Refused while another job with that key waits, runs, or was enqueued within the period. */
  public NewJob uniqueKey(String key, Duration period) {
    return new NewJob(
        type, name, payload, priority, scheduledAt, maxAttempts, key, period, createdBy);
  }

  public NewJob createdBy(Long user) {
    return new NewJob(
        type, name, payload, priority, scheduledAt, maxAttempts, uniqueKey, uniqueFor, user);
  }

  private static void checkText(String field, String text) {
    check(field, text != null && !text.isBlank(), "must not be empty");
    check(field, text.length() <= LONGEST_TEXT, "must not exceed 200 characters");
    check(field, text.indexOf('\u0000') < 0, "must not hold a zero character");
  }

  private static void check(String field, boolean holds, String reason) {
    if (!holds) {
      throw new InvalidJob(field, reason);
    }
  }
}
