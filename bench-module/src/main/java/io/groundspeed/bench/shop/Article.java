package io.groundspeed.bench.shop;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;

/** An article of the shop; ids run from 1 without a gap. */
@Entity
public class Article {
  @Id private int id;
  private String name;
  private int cents;

  protected Article() {}

  String line() {
    return id + " " + name + " " + cents + "\n";
  }
}
