package io.groundspeed.bench.throughput;

import io.groundspeed.bench.War;
import io.groundspeed.bench.shop.Article;
import io.groundspeed.bench.shop.Catalogue;
import io.groundspeed.bench.shop.CatalogueServlet;
import io.groundspeed.bench.shop.Review;
import io.groundspeed.launcher.EmbeddedDatabase;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;

/**
 * Packs the shop into {@code shop.war}, with a data source of four connections to the server's
 * database. Its driver is Groundspeed's, which returns PostgreSQL's own connections if the probe is
 * off.
 */
final class ShopWar {
  static final String NAME = "shop.war";

  private static final List<Class<?>> CLASSES =
      List.of(Article.class, Review.class, Catalogue.class, CatalogueServlet.class);

  private static final String DATA_SOURCE =
      """
      <datasources xmlns="http://www.jboss.org/ironjacamar/schema">
        <datasource jndi-name="java:/jdbc/ShopDS" pool-name="ShopDS">
          <connection-url>jdbc:groundspeed:%s</connection-url>
          <driver>groundspeed</driver>
          <pool>
            <min-pool-size>4</min-pool-size>
            <max-pool-size>4</max-pool-size>
          </pool>
          <security>
            <user-name>%s</user-name>
            <password>%s</password>
          </security>
        </datasource>
      </datasources>
      """;

  private static final String PERSISTENCE =
      """
      <persistence xmlns="https://jakarta.ee/xml/ns/persistence" version="3.0">
        <persistence-unit name="shop">
          <jta-data-source>java:/jdbc/ShopDS</jta-data-source>
          <properties>
            <property name="jakarta.persistence.schema-generation.database.action" value="create"/>
            <property name="jakarta.persistence.schema-generation.create-source" value="script"/>
            <property name="jakarta.persistence.schema-generation.create-script-source"
                      value="META-INF/shop.sql"/>
          </properties>
        </persistence-unit>
      </persistence>
      """;

  /** JavaMelody stores its data with {@code sun.misc.Unsafe} and fails without it. */
  private static final String MODULES =
      """
      <jboss-deployment-structure>
        <deployment><dependencies><module name="jdk.unsupported"/></dependencies></deployment>
      </jboss-deployment-structure>
      """;

  /** One statement per line, as Hibernate reads scripts. */
  private static final String TABLES =
      """
      CREATE TABLE article (id int PRIMARY KEY, name text NOT NULL, cents int NOT NULL);
      CREATE TABLE review (id int PRIMARY KEY, article_id int NOT NULL REFERENCES article, author text NOT NULL, text text NOT NULL);
      INSERT INTO article SELECT i, 'Article ' || i, 100 + i % 900 FROM generate_series(1, 10000) i;
      INSERT INTO review SELECT i, 1 + i % 10000, 'Customer ' || i % 300, repeat('Good. ', 8) FROM generate_series(1, 50000) i;
      CREATE INDEX ix_review_article ON review (article_id);
      ANALYZE article;
      ANALYZE review;
      """;

  private ShopWar() {}

  /**
   * Writes the WAR.
   *
   * @param database for the data source
   * @param libraries for {@code WEB-INF/lib}
   */
  static Path in(Path directory, EmbeddedDatabase database, Collection<Path> libraries)
      throws IOException {
    Path file = directory.resolve(NAME);
    String dataSource =
        DATA_SOURCE.formatted(database.jdbcUrl(), database.user(), database.password());
    try (War war = new War(file)) {
      war.classes(CLASSES)
          .libraries(libraries)
          .text("WEB-INF/shop-ds.xml", dataSource)
          .text("WEB-INF/jboss-deployment-structure.xml", MODULES)
          .text("WEB-INF/classes/META-INF/persistence.xml", PERSISTENCE)
          .text("WEB-INF/classes/META-INF/shop.sql", TABLES);
    }
    return file;
  }
}
