package io.groundspeed.job;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Declares the job type that a {@link JobHandler} runs, and how it is run. The class must also have
 * a CDI scope annotation. A stereotype would work within this module, but not in an application's
 * modules: the server does not look there for stereotypes of other modules.
 *
 * <pre>{@code
 * @JobType("daily_stats")
 * @ApplicationScoped
 * class DailyStats implements JobHandler<DailyStats.Payload> { … }
 * }</pre>
 */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface JobType {
  /** The name in {@code background_jobs.job_type}. Each name has exactly one handler. */
  String value();

  /** Maximum duration of an attempt in seconds. After it, the attempt is interrupted and fails. */
  int timeoutSeconds() default 300;

  /**
   * Whether the work, the completion and the history row are committed together, so that the work's
   * database effects happen exactly once. If the work joined no transaction, its completion is
   * committed in a batch with others. If false, the handler runs outside a transaction and its
   * completion is batched too: a crash between the two runs the job again (at least once).
   */
  boolean transactional() default true;
}
