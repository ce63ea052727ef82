package io.groundspeed.job.runner;

import io.groundspeed.job.JobContext;
import io.groundspeed.job.JobHandler;
import io.groundspeed.job.JobJson;
import io.groundspeed.job.JobType;
import java.lang.reflect.Modifier;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.time.Duration;

/**
 * A handler, and what its class says about it.
 *
 * @param payloadType what its payloads are read into
 */
record Handler(
    String type,
    Duration timeout,
    boolean transactional,
    Type payloadType,
    JobHandler<Object> instance) {

  /**
   * @param beanClass the class that carries the {@link JobType}; the instance may be a proxy of it
   */
  @SuppressWarnings("unchecked")
  static Handler of(Class<?> beanClass, JobHandler<?> instance) {
    JobType type = beanClass.getAnnotation(JobType.class);
    if (type == null) {
      throw new IllegalStateException(beanClass.getName() + " handles jobs but has no @JobType");
    }
    Type payload = payloadType(beanClass);
    if (payload instanceof Class<?> read && !Modifier.isPublic(read.getModifiers())) {
      throw new IllegalStateException(read.getName() + " must be public: JSON-B can't read it");
    }
    return new Handler(
        type.value(),
        Duration.ofSeconds(type.timeoutSeconds()),
        type.transactional(),
        payload,
        (JobHandler<Object>) instance);
  }

  /** Reads the payload and runs the handler; returns the result as JSON, null for none. */
  String run(String payload, JobContext context) throws Exception {
    Object read = payloadType == Void.class ? null : JobJson.read(payload, payloadType);
    return JobJson.write(instance.run(read, context));
  }

  private static Type payloadType(Class<?> beanClass) {
    for (Class<?> type = beanClass; type != null; type = type.getSuperclass()) {
      for (Type implemented : type.getGenericInterfaces()) {
        if (implemented instanceof ParameterizedType of && of.getRawType() == JobHandler.class) {
          return of.getActualTypeArguments()[0];
        }
      }
    }
    throw new IllegalStateException(beanClass.getName() + " does not say what its payload is");
  }
}
