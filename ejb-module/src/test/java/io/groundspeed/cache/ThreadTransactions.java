package io.groundspeed.cache;

import jakarta.transaction.Status;
import jakarta.transaction.Synchronization;
import jakarta.transaction.TransactionSynchronizationRegistry;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Thread-bound transactions that only run their synchronizations. */
final class ThreadTransactions implements TransactionSynchronizationRegistry {
  private final ThreadLocal<One> current = new ThreadLocal<>();

  void begin() {
    current.set(new One());
  }

  void commit() {
    end(Status.STATUS_COMMITTED);
  }

  void rollback() {
    end(Status.STATUS_ROLLEDBACK);
  }

  private void end(int status) {
    One ended = current.get();
    ended.synchronizations.forEach(Synchronization::beforeCompletion);
    current.remove();
    ended.synchronizations.forEach(synchronization -> synchronization.afterCompletion(status));
  }

  @Override
  public Object getTransactionKey() {
    return current.get();
  }

  @Override
  public void putResource(Object key, Object value) {
    current.get().resources.put(key, value);
  }

  @Override
  public Object getResource(Object key) {
    return current.get().resources.get(key);
  }

  @Override
  public void registerInterposedSynchronization(Synchronization synchronization) {
    current.get().synchronizations.add(synchronization);
  }

  @Override
  public int getTransactionStatus() {
    return current.get() == null ? Status.STATUS_NO_TRANSACTION : Status.STATUS_ACTIVE;
  }

  @Override
  public void setRollbackOnly() {
    throw new UnsupportedOperationException();
  }

  @Override
  public boolean getRollbackOnly() {
    return false;
  }

  private static final class One {
    private final Map<Object, Object> resources = new HashMap<>();
    private final List<Synchronization> synchronizations = new ArrayList<>();
  }
}
