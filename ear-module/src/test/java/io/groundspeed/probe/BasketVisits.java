package io.groundspeed.probe;

import io.groundspeed.testing.Beacons;

/** Requests to the {@link Baskets}, sent once for all classes that check them. */
final class BasketVisits {
  static final String BASKETS = "/plain/baskets/*";
  static final String WAREHOUSE = "/plain/warehouse";

  /** Number of requests for a basket, of which {@link #BROKEN} failed. */
  static final int REQUESTS = 6;

  static final int BROKEN = 1;

  private static boolean arrived;

  private BasketVisits() {}

  /** Waits until all requests are in the metrics. */
  static synchronized void arrive() {
    if (!arrived) {
      ProbedServer.database()
          .execute(
              """
              CREATE TABLE basket_item AS
              SELECT i % 100 AS basket, i AS place, 'item ' || i AS name
                FROM generate_series(1, 5000) AS i;
              ANALYZE basket_item;
              """);
      Beacons http = ProbedServer.http();
      for (int i = BROKEN; i < REQUESTS; i++) {
        http.request("GET", "plain/baskets/" + i);
      }
      for (int i = 0; i < BROKEN; i++) {
        http.request("GET", "plain/baskets/broken");
      }
      http.request("GET", "plain/warehouse");
      arrived = true;
    }
    Figures figures = new Figures(ProbedServer.http());
    figures.awaitEndpoint("plain.war", "GET", BASKETS, REQUESTS);
    figures.awaitQuery("plain.war", Baskets.ITEM, (REQUESTS - BROKEN) * (long) Baskets.ITEMS);
    figures.awaitQuery("plain.war", Baskets.ALL, 1);
  }
}
