package io.groundspeed.postgres;

import jakarta.interceptor.InterceptorBinding;
import jakarta.transaction.Transactional;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A method that reads through JPA what a screen or resource waits for. It runs in a separate
 * transaction, and a database that has stopped answering ends it after eight seconds, even where no
 * packet arrives any more: the connection's usual limit is that of the longest job.
 */
@InterceptorBinding
@Inherited
@Transactional(Transactional.TxType.REQUIRES_NEW)
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.TYPE, ElementType.METHOD})
public @interface BoundedRead {}
