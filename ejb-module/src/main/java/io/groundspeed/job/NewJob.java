package io.groundspeed.job;

import io.groundspeed.shared.JsonText;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A job to be enqueued. Each method returns a changed copy; invalid values are rejected
 * immediately.
 *
 * <pre>{@code
 * jobs.enqueue(NewJob.of("data_export", "Export of Ann").payload(new Payload(7)).priority(3));
 * }</pre>
 */
public final class NewJob implements Cloneable {
  private static final int LONGEST_TEXT = 200;
  private static final int LARGEST_PAYLOAD = 256 * 1024;
  private static final Duration LONGEST_PERIOD = Duration.ofDays(3_650);
  private static final Instant FIRST_TIME = Instant.EPOCH;
  private static final Instant LAST_TIME = Instant.parse("9999-12-31T00:00:00Z");

  private final String type;
  private final String name;
  private String payload = "{}";
  private @Nullable Class<?> payloadType;
  private static final int DEFAULT_PRIORITY = 5;
  private static final int DEFAULT_MAX_ATTEMPTS = 3;

  private int priority = DEFAULT_PRIORITY;
  private @Nullable Instant scheduledAt;
  private int maxAttempts = DEFAULT_MAX_ATTEMPTS;
  private @Nullable String uniqueKey;
  private @Nullable Duration uniqueFor;
  private @Nullable Long createdBy;

  private NewJob(String type, String name) {
    this.type = type;
    this.name = name;
  }

  /**
   * Returns a job without a payload, with the default settings: priority 5 and 3 attempts.
   *
   * @param type whose handler runs it
   * @param name shown to users
   * @throws InvalidJob naming the field and the reason, as all methods of this class do
   */
  public static NewJob of(@Nullable String type, @Nullable String name) {
    return new NewJob(checked("type", type), checked("name", name));
  }

  /** Sets the payload, a record that is converted to at most 256 KiB of JSON. */
  public NewJob payload(Object payload) {
    return withPayload(JobJson.writeObject(payload), payload.getClass());
  }

  /**
   * Sets the payload as a JSON object of at most 256 KiB. On enqueuing, it is checked against what
   * the type's handler reads.
   */
  public NewJob payloadJson(String json) {
    return withPayload(json, null);
  }

  private NewJob withPayload(String json, @Nullable Class<?> made) {
    check("payload", json.length() <= LARGEST_PAYLOAD, "must not exceed 256 KiB");
    String flaw = made != null && JobJson.isPlain(json) ? null : JsonText.flaw(json);
    if (flaw != null) {
      throw new InvalidJob("payload", flaw);
    }
    check("payload", json.stripLeading().startsWith("{"), "must be a JSON object");
    NewJob job = copy();
    job.payload = json;
    job.payloadType = made;
    return job;
  }

  /**
   * Sets the priority, 1 to 10; lower numbers run first. Each level is worth a minute of waiting.
   */
  public NewJob priority(int level) {
    check("priority", level >= 1 && level <= 10, "must be from 1 to 10");
    NewJob job = copy();
    job.priority = level;
    return job;
  }

  /** Sets the earliest start time, from 1970 to 9999; null means as soon as possible. */
  public NewJob at(@Nullable Instant time) {
    checkTime(time);
    NewJob job = copy();
    job.scheduledAt = time;
    return job;
  }

  /** Sets the maximum number of attempts, 1 to 100. */
  public NewJob maxAttempts(int times) {
    check("maxAttempts", times >= 1 && times <= 100, "must be from 1 to 100");
    NewJob job = copy();
    job.maxAttempts = times;
    return job;
  }

  /**
   * Sets a unique key: the job is rejected while another job with this key is waiting or running.
   * Null means no key.
   */
  public NewJob uniqueKey(@Nullable String key) {
    return uniqueKey(key, null);
  }

  /**
   * Sets a unique key with a period: the job is rejected while another job with this key is
   * waiting, is running, or was enqueued within the period.
   *
   * @param period from 0 to 3,650 days; null for none
   */
  public NewJob uniqueKey(@Nullable String key, @Nullable Duration period) {
    if (key != null) {
      String unused = checked("uniqueKey", key);
    }
    check("uniqueFor", key != null || period == null, "needs a uniqueKey");
    check(
        "uniqueFor",
        period == null || !period.isNegative() && period.compareTo(LONGEST_PERIOD) <= 0,
        "must be from 0 to 3,650 days");
    NewJob job = copy();
    job.uniqueKey = key;
    job.uniqueFor = period;
    return job;
  }

  /** Sets the user who requested the job; null for none. */
  public NewJob createdBy(@Nullable Long user) {
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

  private static String checked(String field, @Nullable String text) {
    if (text == null || text.isBlank()) {
      throw new InvalidJob(field, "must not be empty");
    }
    check(field, text.length() <= LONGEST_TEXT, "must not exceed 200 characters");
    check(field, JsonText.isStorable(text), "must not hold a zero character or a lone surrogate");
    return text;
  }

  /** Rejects times that PostgreSQL accepts but people and other programs can't read. */
  static void checkTime(@Nullable Instant time) {
    check(
        "scheduledAt",
        time == null || !time.isBefore(FIRST_TIME) && time.isBefore(LAST_TIME),
        "must be from 1970-01-01 to 9999-12-30");
  }

  private static void check(String field, boolean holds, String reason) {
    if (!holds) {
      throw new InvalidJob(field, reason);
    }
  }

  /** Returns the job type. */
  public String type() {
    return type;
  }

  /** Returns the name that users see. */
  public String name() {
    return name;
  }

  String payload() {
    return payload;
  }

  /** Returns the class of the payload; null if it was given as JSON. */
  @Nullable Class<?> payloadType() {
    return payloadType;
  }

  /** Returns the priority, 1 to 10. */
  public int priority() {
    return priority;
  }

  /** Returns the earliest start time; null means as soon as possible. */
  public @Nullable Instant scheduledAt() {
    return scheduledAt;
  }

  /** Returns the maximum number of attempts, 1 to 100. */
  public int maxAttempts() {
    return maxAttempts;
  }

  @Nullable String uniqueKey() {
    return uniqueKey;
  }

  @Nullable Duration uniqueFor() {
    return uniqueFor;
  }

  @Nullable Long createdBy() {
    return createdBy;
  }
}
