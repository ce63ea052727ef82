package io.groundspeed.bench.shop;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;

/** A customer's review of an article; each article has five. */
@Entity
public class Review {
  @Id private int id;

  @Column(name = "article_id")
  private int article;

  private String author;
  private String text;

  protected Review() {}

  String line() {
    return article + " " + author + ": " + text + "\n";
  }
}
