package io.groundspeed.probe;

import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/** Something to buy. */
@Entity
@Table(name = "rest_article")
public class Article {
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
