package io.groundspeed.postgres;

import jakarta.interceptor.InterceptorBinding;
import jakarta.transaction.Transactional;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks a method that reads through JPA while a screen or resource waits. It runs in a separate
 * transaction. If the database stops responding, the read ends after eight seconds, even if no more
 * packets arrive. The connection's usual limit is that of the longest job.
 */
@InterceptorBinding
@Inherited
@Transactional(Transactional.TxType.REQUIRES_NEW)
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.TYPE, ElementType.METHOD})
public @interface BoundedRead {}
