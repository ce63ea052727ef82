/**
 * The application that the statement throughput benchmark deploys: a servlet, a session bean and
 * JPA over two tables, as a WAR without a dependency on Groundspeed.
 */
package io.groundspeed.bench.shop;
