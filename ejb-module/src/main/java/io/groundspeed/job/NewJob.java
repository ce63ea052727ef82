package io.groundspeed.job;

import java.time.Duration;
import java.time.Instant;

/**
 * A job to be enqueued. Each change is made to a copy; what is not allowed is refused at once.
 *
 * <pre>{@code
 * jobs.enqueue(NewJob.of("data_export", "Export of Ann").payload(new Payload(7)).priority(3));
 * }</pre>
 */
public final class NewJob implements Cloneable {
  private static final int LONGEST_TEXT = 200;
  private static final int LARGEST_PAYLOAD = 256 * 1024;

  private final String type;
  private final String name;
  private String payload = "{}";
  private int priority = BackgroundJob.DEFAULT_PRIORITY;
  private Instant scheduledAt;
  private int maxAttempts = BackgroundJob.DEFAULT_MAX_ATTEMPTS;
  private String uniqueKey;
  private Duration uniqueFor;
  private Long createdBy;

  private NewJob(String type, String name) {
    this.type = type;
    this.name = name;
  }

  /**
   * A job with no payload and the defaults of the table.
   *
   * @param type whose handler does it
   * @param name what people see
   * @throws InvalidJob naming the field and the reason, as all methods here do
   */
  public static NewJob of(String type, String name) {
    checkText("type", type);
    checkText("name", name);
    return new NewJob(type, name);
  }

  /** With the JSON of a record. */
  public NewJob payload(Object payload) {
    return payloadJson(JobJson.write(payload));
  }

  /** With a JSON object as it is, of at most 256 KiB. */
  public NewJob payloadJson(String json) {
    check("payload", json.length() <= LARGEST_PAYLOAD, "must not exceed 256 KiB");
    check("payload", json.indexOf('\u0000') < 0, "must not hold a zero character");
    NewJob job = copy();
    job.payload = json;
    return job;
  }

  /** From 1 to 10, the lower runs first; each level is worth a minute of waiting. */
  public NewJob priority(int level) {
    check("priority", level >= 1 && level <= 10, "must be from 1 to 10");
    NewJob job = copy();
    job.priority = level;
    return job;
  }

  /** Not before that time; null is as soon as possible. */
  public NewJob at(Instant time) {
    NewJob job = copy();
    job.scheduledAt = time;
    return job;
  }

  /** Tried so often, from 1 to 100 times. */
  public NewJob maxAttempts(int times) {
    check("maxAttempts", times >= 1 && times <= 100, "must be from 1 to 100");
    NewJob job = copy();
    job.maxAttempts = times;
    return job;
  }

  /** Refused while another job with that key waits or runs; null is no key. */
  public NewJob uniqueKey(String key) {
    return uniqueKey(key, null);
  }

  /** Refused while another job with that key waits, runs, or was enqueued within the period. */
  public NewJob uniqueKey(String key, Duration period) {
    if (key != null) {
      checkText("uniqueKey", key);
    }
    check("uniqueFor", key != null || period == null, "needs a uniqueKey");
    NewJob job = copy();
    job.uniqueKey = key;
    job.uniqueFor = period;
    return job;
  }

  /** Asked for by that user; null is nobody. */
  public NewJob createdBy(Long user) {
    NewJob job = copy();
    job.createdBy = user;
    return job;
  }

  private NewJob copy() {
    try {
      return (NewJob) super.clone();
    } catch (CloneNotSupportedException e) {
      throw new AssertionError(e);
    }
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

  public String type() {
    return type;
  }

  public String name() {
    return name;
  }

  String payload() {
    return payload;
  }

  public int priority() {
    return priority;
  }

  /** Returns the earliest time to start; null is as soon as possible. */
  public Instant scheduledAt() {
    return scheduledAt;
  }

  public int maxAttempts() {
    return maxAttempts;
  }

  String uniqueKey() {
    return uniqueKey;
  }

  Duration uniqueFor() {
    return uniqueFor;
  }

  Long createdBy() {
    return createdBy;
  }
}
