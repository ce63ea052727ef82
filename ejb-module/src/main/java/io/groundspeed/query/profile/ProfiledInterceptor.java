package io.groundspeed.query.profile;

import jakarta.annotation.Priority;
import jakarta.inject.Inject;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InvocationContext;
import java.lang.reflect.Method;

@Interceptor
@Profiled
@Priority(Interceptor.Priority.LIBRARY_BEFORE)
class ProfiledInterceptor {
  @Inject private QueryProfiler profiler;

  @AroundInvoke
  Object profile(InvocationContext call) throws Exception {
    return profiler.profile(name(call.getMethod()), call::proceed);
  }

  private static String name(Method method) {
    Profiled profiled = method.getAnnotation(Profiled.class);
    if (profiled == null) {
      profiled = method.getDeclaringClass().getAnnotation(Profiled.class);
    }
    return profiled == null || profiled.value().isEmpty()
        ? method.getDeclaringClass().getSimpleName() + "." + method.getName()
        : profiled.value();
  }
}
