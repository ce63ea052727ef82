package io.groundspeed.job;

import io.groundspeed.shared.JsonText;
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
  private static final Duration LONGEST_PERIOD = Duration.ofDays(3_650);
  private static final Instant FIRST_TIME = Instant.EPOCH;
  private static final Instant LAST_TIME = Instant.parse("9999-12-31T00:00:00Z");

  private final String type;
  private final String name;
  private String payload = "{}";
  private Class<?> payloadType;
  private static final int DEFAULT_PRIORITY = 5;
  private static final int DEFAULT_MAX_ATTEMPTS = 3;

  private int priority = DEFAULT_PRIORITY;
  private Instant scheduledAt;
  private int maxAttempts = DEFAULT_MAX_ATTEMPTS;
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

  /** With the JSON of a record, of at most 256 KiB. */
  public NewJob payload(Object payload) {
    return withPayload(JobJson.write(payload), payload.getClass());
  }

  /**
   * With a JSON object as it is, of at most 256 KiB. When it is enqueued it is compared with what
   * the type's handler reads.
   */
  public NewJob payloadJson(String json) {
    return withPayload(json, null);
  }

  private NewJob withPayload(String json, Class<?> made) {
    check("payload", json.length() <= LARGEST_PAYLOAD, "must not exceed 256 KiB");
    String flaw = made != null && JobJson.isPlain(json) ? null : JsonText.flaw(json);
    check("payload", flaw == null, flaw);
    check("payload", json.stripLeading().startsWith("{"), "must be a JSON object");
    NewJob job = copy();
    job.payload = json;
    job.payloadType = made;
    return job;
  }

  /** From 1 to 10, the lower runs first; each level is worth a minute of waiting. */
  public NewJob priority(int level) {
    check("priority", level >= 1 && level <= 10, "must be from 1 to 10");
    NewJob job = copy();
    job.priority = level;
    return job;
  }

  /** Not before that time, from 1970 to 9999; null is as soon as possible. */
  public NewJob at(Instant time) {
    checkTime(time);
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
    check(
        "uniqueFor",
        period == null || !period.isNegative() && period.compareTo(LONGEST_PERIOD) <= 0,
        "must be from 0 to 3,650 days");
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
    check(field, JsonText.isStorable(text), "must not hold a zero character or a lone surrogate");
  }

  /** PostgreSQL takes times that neither people nor other programs can read. */
  static void checkTime(Instant time) {
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

  public String type() {
    return type;
  }

  public String name() {
    return name;
  }

  String payload() {
    return payload;
  }

  /** Returns the class that the payload was made of, null where it came as JSON. */
  Class<?> payloadType() {
    return payloadType;
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
