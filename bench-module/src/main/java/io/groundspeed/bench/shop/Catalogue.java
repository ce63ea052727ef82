package io.groundspeed.bench.shop;

import jakarta.ejb.Stateless;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.concurrent.ThreadLocalRandom;

/** Reads random articles. Each call is one transaction and therefore uses one connection. */
@Stateless
public class Catalogue {
  private static final int ARTICLES = 10_000;

  /** Has no divisor in common with the number of articles, so no article is read twice. */
  private static final int STRIDE = 997;

  private static final int DISTINCT_TEXTS = 5_000;

  @PersistenceContext private EntityManager entities;

  /**
   * Runs three statements for each article.
   *
   * @param articles number of articles to read
   */
  public String articles(int articles) {
    int first = ThreadLocalRandom.current().nextInt(ARTICLES);
    StringBuilder lines = new StringBuilder();
    for (int i = 0; i < articles; i++) {
      article(1 + (first + i * STRIDE) % ARTICLES, lines);
    }
    return lines.toString();
  }

  private void article(int id, StringBuilder lines) {
    lines.append(entities.find(Article.class, id).line());
    entities
        .createQuery("SELECT r FROM Review r WHERE r.article = :article", Review.class)
        .setParameter("article", id)
        .getResultList()
        .forEach(review -> lines.append(review.line()));
    entities
        .createQuery("SELECT a.name FROM Article a WHERE a.id > :id ORDER BY a.id", String.class)
        .setParameter("id", id)
        .setMaxResults(10)
        .getResultList()
        .forEach(name -> lines.append(name).append('\n'));
  }

  /**
   * Runs statements whose texts are drawn from 5,000, which differ in a name and therefore have
   * separate fingerprints.
   *
   * @param statements number of statements to run
   */
  public String texts(int statements) {
    ThreadLocalRandom random = ThreadLocalRandom.current();
    StringBuilder lines = new StringBuilder();
    for (int i = 0; i < statements; i++) {
      lines
          .append(
              entities
                  .createNativeQuery(text(random.nextInt(DISTINCT_TEXTS)), String.class)
                  .setParameter(1, 1 + random.nextInt(ARTICLES))
                  .getSingleResult())
          .append('\n');
    }
    return lines.toString();
  }

  private static String text(int number) {
    return "SELECT article.name AS name_"
        + number
        + " FROM article WHERE article.id = ?1 AND article.cents >= 0";
  }
}
