package io.groundspeed.testing;

import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.Persistence;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.Deque;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.logging.Level;
import java.util.logging.Logger;
import javax.sql.DataSource;

/**
 * The persistence unit of the product in a plain JVM, on a test's separate database. A unit takes a
 * second to start, so one that a test has closed serves the next test, on that test's database.
 */
public final class TestEntities implements AutoCloseable {
  /** Held strongly, because the JDK forgets the level of a logger that is garbage-collected. */
  private static final Logger HIBERNATE_LOG = Logger.getLogger("org.hibernate");

  private static final Deque<Started> IDLE = new ConcurrentLinkedDeque<>();

  private final Started started;

  private TestEntities(Started started) {
    this.started = started;
  }

  /** Returns a unit, whose state is that of a unit that has just been started. */
  public static TestEntities on(TestDatabase db) {
    Started idle = IDLE.poll();
    if (idle == null) {
      return startedOn(db);
    }
    idle.database.set(db.dataSource());
    return new TestEntities(idle);
  }

  /** Starts a unit as the server does: migrates, then compares entities with tables. */
  public static TestEntities startedOn(TestDatabase db) {
    HIBERNATE_LOG.setLevel(Level.WARNING);
    AtomicReference<DataSource> database = new AtomicReference<>(db.dataSource());
    return new TestEntities(
        new Started(
            Persistence.createEntityManagerFactory(
                "groundspeed",
                Map.of(
                    "jakarta.persistence.transactionType",
                    "RESOURCE_LOCAL",
                    "jakarta.persistence.nonJtaDataSource",
                    delegating(database))),
            database));
  }

  private static DataSource delegating(AtomicReference<DataSource> database) {
    return (DataSource)
        Proxy.newProxyInstance(
            TestEntities.class.getClassLoader(),
            new Class<?>[] {DataSource.class},
            (proxy, method, arguments) -> {
              try {
                return method.invoke(database.get(), arguments);
              } catch (InvocationTargetException e) {
                throw e.getCause();
              }
            });
  }

  public EntityManagerFactory unit() {
    return started.unit;
  }

  /** Runs work in a separate transaction. */
  public void inTransaction(Consumer<EntityManager> work) {
    fromTransaction(
        entities -> {
          work.accept(entities);
          return null;
        });
  }

  /** Runs work in a separate transaction and returns its result. */
  public <T> T fromTransaction(Function<EntityManager, T> work) {
    try (EntityManager entities = started.unit.createEntityManager()) {
      entities.getTransaction().begin();
      T result = work.apply(entities);
      entities.getTransaction().commit();
      return result;
    }
  }

  /** Stores a new entity in one transaction, and returns it as read in another. */
  @SuppressWarnings("unchecked")
  public <T> T storeAndLoad(T entity) {
    inTransaction(entities -> entities.persist(entity));
    Object id = started.unit.getPersistenceUnitUtil().getIdentifier(entity);
    return (T) fromTransaction(entities -> entities.find(entity.getClass(), id));
  }

  @Override
  public void close() {
    started.unit.getCache().evictAll();
    IDLE.push(started);
  }

  /** A unit, and the database on which it works at the moment. */
  private record Started(EntityManagerFactory unit, AtomicReference<DataSource> database) {}
}
