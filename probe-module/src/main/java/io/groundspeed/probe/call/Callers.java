package io.groundspeed.probe.call;

import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;

/**
 * The callers that are kept apart, at most so many a deployment; then its other ones. Thread-safe.
 */
final class Callers {
  private static final int DEPLOYMENTS = 200;

  private final int perDeployment;
  private final LongAdder others = new LongAdder();
  private final ConcurrentHashMap<String, ConcurrentHashMap<String, Caller>> known =
      new ConcurrentHashMap<>();

  Callers(int perDeployment) {
    this.perDeployment = perDeployment;
  }

  Caller of(String deployment, String endpoint) {
    ConcurrentHashMap<String, Caller> ofDeployment = known.get(deployment);
    if (ofDeployment == null) {
      String bounded = known.size() < DEPLOYMENTS ? deployment : Caller.OTHER;
      ofDeployment = known.computeIfAbsent(bounded, absent -> new ConcurrentHashMap<>());
    }
    Caller caller = ofDeployment.get(endpoint);
    return caller == null ? admit(ofDeployment, deployment, endpoint) : caller;
  }

  private Caller admit(
      ConcurrentHashMap<String, Caller> ofDeployment, String deployment, String endpoint) {
    String bounded = endpoint;
    if (ofDeployment.size() >= perDeployment) {
      bounded = Caller.OTHER;
      others.increment();
    }
    return ofDeployment.computeIfAbsent(bounded, text -> new Caller(deployment, text));
  }

  /** Returns how often a caller was not kept apart. */
  long others() {
    return others.sum();
  }
}
