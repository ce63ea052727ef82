package io.groundspeed.job;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Stereotype;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Names the type of job that a {@link JobHandler} does, and how it is run. It makes the class a CDI
 * bean, one instance for all attempts unless it has a scope of its own.
 *
 * <pre>{@code
 * @JobType("daily_stats")
 * class DailyStats implements JobHandler<DailyStats.Payload> { … }
 * }</pre>
 */
@Stereotype
@ApplicationScoped
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface JobType {
  /** The name in {@code background_jobs.job_type}; one handler for each. */
  String value();

  /** How long an attempt may take, in seconds; then it is interrupted and has failed. */
  int timeoutSeconds() default 300;

  /**
   * Whether the work, the completion and the history row commit together, so that the work's
   * effects in the database happen once. Without, the handler runs outside a transaction, many
   * completions share one, and a crash between the two runs the job again: at least once.
   */
  boolean transactional() default true;
}
