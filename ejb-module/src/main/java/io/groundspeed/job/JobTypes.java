package io.groundspeed.job;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** The job types that this deployment has handlers for, and the contracts of their payloads. */
@ApplicationScoped
public class JobTypes {
  @Inject @Any private Instance<JobHandler<?>> handlers;

  /** Computed once, because the deployed handlers do not change. */
  private volatile Map<String, PayloadContract> contracts;

  /** For the container. */
  protected JobTypes() {}

  JobTypes(Map<String, PayloadContract> contracts) {
    this.contracts = Map.copyOf(contracts);
  }

  /** Returns the names of the types. */
  public Set<String> names() {
    return new java.util.TreeSet<>(contracts().keySet());
  }

  /**
   * Checks a payload against what its type's handler reads. Types without a known handler are not
   * checked, because another application may run them.
   *
   * @throws InvalidJob naming the field
   */
  public void check(NewJob job) {
    PayloadContract contract = contracts().get(job.type());
    if (contract != null && !contract.isType(job.payloadType())) {
      contract.check(job.payload());
    }
  }

  private Map<String, PayloadContract> contracts() {
    Map<String, PayloadContract> known = contracts;
    if (known == null) {
      known = read();
      contracts = known;
    }
    return known;
  }

  /**
   * Inspects only the bean classes: creating a handler now could fail, because it may itself use
   * the queue.
   */
  private Map<String, PayloadContract> read() {
    Map<String, PayloadContract> read = new TreeMap<>();
    for (Instance.Handle<JobHandler<?>> handle : handlers.handles()) {
      Class<?> type = handle.getBean().getBeanClass();
      read.put(type.getAnnotation(JobType.class).value(), PayloadContract.ofHandler(type));
    }
    return read;
  }
}
