package io.groundspeed.web.api;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Pages of other sites may send unsafe requests to this resource. Without it, {@link ApiGate}
 * requires that they come from our own pages, or from a script that sends a certain header.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface FromAnySite {}
