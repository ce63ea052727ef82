package io.groundspeed.postgres;

import static java.lang.annotation.ElementType.FIELD;
import static java.lang.annotation.ElementType.METHOD;
import static java.lang.annotation.ElementType.PARAMETER;
import static java.lang.annotation.RetentionPolicy.RUNTIME;

import jakarta.inject.Qualifier;
import java.lang.annotation.Documented;
import java.lang.annotation.Retention;
import java.lang.annotation.Target;

/**
 * Selects Groundspeed's own data source: a small pool outside JTA, on the plain driver. An
 * exhausted pool of the application can't block it, its work is in no transaction of a caller, and
 * its statements are not measured. {@code @Inject DataSource} without this qualifier is the
 * application's data source, which takes part in the caller's transaction.
 */
@Qualifier
@Documented
@Retention(RUNTIME)
@Target({FIELD, METHOD, PARAMETER})
public @interface Telemetry {}
