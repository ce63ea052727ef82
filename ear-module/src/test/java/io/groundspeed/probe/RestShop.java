package io.groundspeed.probe;

import io.groundspeed.testing.Build;
import jakarta.ejb.Stateless;
import jakarta.persistence.Entity;
import jakarta.persistence.EntityManager;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.Table;
import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Application;
import java.nio.file.Path;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.asset.StringAsset;
import org.jboss.shrinkwrap.api.exporter.ZipExporter;
import org.jboss.shrinkwrap.api.spec.WebArchive;

/** JAX-RS and JPA; {@code rest.war}. */
public final class RestShop {
  private static final String PERSISTENCE_XML =
      """
      <persistence xmlns="https://jakarta.ee/xml/ns/persistence" version="3.1">
        <persistence-unit name="rest">
          <jta-data-source>java:jboss/datasources/GroundspeedDS</jta-data-source>
          <properties>
            <property name="jakarta.persistence.schema-generation.database.action" value="drop-and-create"/>
          </properties>
        </persistence-unit>
      </persistence>
      """;

  private RestShop() {}

  /** Writes the WAR and returns where it is. */
  public static Path archive() {
    Path war = Build.freshDirectory("rest").resolve("rest.war");
    ShrinkWrap.create(WebArchive.class)
        .addClasses(RestShop.class, Api.class, Articles.class, Article.class)
        .addAsWebInfResource(new StringAsset("<beans/>"), "beans.xml")
        .addAsResource(new StringAsset(PERSISTENCE_XML), "META-INF/persistence.xml")
        .as(ZipExporter.class)
        .exportTo(war.toFile());
    return war;
  }

  /** Where the resources are. */
  @ApplicationPath("/shop")
  public static class Api extends Application {}

  /** Articles, stored and found. */
  @jakarta.ws.rs.Path("/articles")
  @Stateless
  public static class Articles {
    @PersistenceContext private EntityManager entities;

    /** Stores one and returns its number. */
    @POST
    public String add(String name) {
      Article article = new Article(name);
      entities.persist(article);
      entities.flush();
      return article.number();
    }

    /** Returns the name of one. */
    @GET
    @jakarta.ws.rs.Path("{id: \\d+}/name")
    public String name(@PathParam("id") long id) {
      Article found = entities.find(Article.class, id);
      if (found == null) {
        throw new NotFoundException();
      }
      return found.name();
    }
  }

  /** Something to buy. */
  @Entity
  @Table(name = "rest_article")
  public static class Article {
    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private Long id;

    private String name;

    protected Article() {}

    Article(String name) {
      this.name = name;
    }

    String number() {
      return id.toString();
    }

    String name() {
      return name;
    }
  }
}
