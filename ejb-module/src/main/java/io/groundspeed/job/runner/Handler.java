package io.groundspeed.job.runner;

import io.groundspeed.job.InvalidJob;
import io.groundspeed.job.JobContext;
import io.groundspeed.job.JobHandler;
import io.groundspeed.job.JobJson;
import io.groundspeed.job.JobType;
import io.groundspeed.job.PayloadContract;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * A handler and the settings declared by its class.
 *
 * @param contract the required form of its payloads
 */
record Handler(
    String type,
    Duration timeout,
    boolean transactional,
    PayloadContract contract,
    JobHandler<@Nullable Object> instance) {

  /**
   * @param beanClass the class with the {@link JobType}; the instance may be a proxy of it
   */
  @SuppressWarnings("unchecked")
  static Handler of(Class<?> beanClass, JobHandler<?> instance) {
    JobType type = beanClass.getAnnotation(JobType.class);
    if (type == null) {
      throw new IllegalStateException(beanClass.getName() + " handles jobs but has no @JobType");
    }
    return new Handler(
        type.value(),
        Duration.ofSeconds(type.timeoutSeconds()),
        type.transactional(),
        PayloadContract.ofHandler(beanClass),
        (JobHandler<@Nullable Object>) instance);
  }

  /**
   * Reads the payload and runs the handler.
   *
   * @return the result as JSON; null for none
   * @throws UnreadablePayload if the payload can't be read
   */
  @Nullable String run(String payload, JobContext context) throws Exception {
    return JobJson.write(instance.run(read(payload), context));
  }

  /**
   * A payload that was stored before its handler changed, or that bypassed the queue, may no longer
   * fit.
   */
  private @Nullable Object read(String payload) {
    try {
      return contract.read(payload);
    } catch (InvalidJob e) {
      throw new UnreadablePayload(e);
    }
  }
}
