package io.groundspeed.testing;

import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.Persistence;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.logging.Level;
import java.util.logging.Logger;

/** The persistence unit of the product, started in a plain JVM on a test's separate database. */
public final class TestEntities implements AutoCloseable {
  /** Held strongly, because the JDK forgets the level of a logger that is garbage-collected. */
  private static final Logger HIBERNATE_LOG = Logger.getLogger("org.hibernate");

  private final EntityManagerFactory unit;

  private TestEntities(EntityManagerFactory unit) {
    this.unit = unit;
  }

  /** Starts the unit as the server does: migrates, then compares entities with tables. */
  public static TestEntities on(TestDatabase db) {
    HIBERNATE_LOG.setLevel(Level.WARNING);
    return new TestEntities(
        Persistence.createEntityManagerFactory(
            "groundspeed",
            Map.of(
                "jakarta.persistence.transactionType",
                "RESOURCE_LOCAL",
                "jakarta.persistence.nonJtaDataSource",
                db.dataSource())));
  }

  public EntityManagerFactory unit() {
    return unit;
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
    try (EntityManager entities = unit.createEntityManager()) {
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
    Object id = unit.getPersistenceUnitUtil().getIdentifier(entity);
    return (T) fromTransaction(entities -> entities.find(entity.getClass(), id));
  }

  @Override
  public void close() {
    unit.close();
  }
}
