package io.groundspeed.probe;

import jakarta.ejb.Stateless;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;

/** Stores and finds the articles of {@link RestShop}. */
@Path("/articles")
@Stateless
public class Articles {
  @PersistenceContext private EntityManager entities;

  /** Stores an article and returns its number. */
  @POST
  public String add(String name) {
    Article article = new Article(name);
    entities.persist(article);
    entities.flush();
    return article.number();
  }

  /** Returns the name of an article. */
  @GET
  @Path("{id: \\d+}/name")
  public String name(@PathParam("id") long id) {
    Article found = entities.find(Article.class, id);
    if (found == null) {
      throw new NotFoundException();
    }
    return found.name();
  }
}
