package io.groundspeed.job;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Names the type of job that a {@link JobHandler} does, and how it is run. The class is a CDI bean
 * and says so by its scope: a stereotype would do it here, but not in an application's own modules,
 * where the server does not look for stereotypes of others.
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
  /** The name in {@code background_jobs.job_type}; one handler for each. */
  String value();

  /** How long an attempt may take, in seconds; then it is interrupted and has failed. */
  int timeoutSeconds() default 300;

  /**
   * Whether the work, the completion and the history row commit together, so that the work's
   * effects in the database happen once. Where the work turns out to have joined no transaction,
   * many completions share one. Without, the handler runs outside a transaction, completions share
   * one as well, and a crash between the two runs the job again: at least once.
   */
  boolean transactional() default true;
}
