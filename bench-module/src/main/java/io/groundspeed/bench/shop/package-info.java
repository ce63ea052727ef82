/**
 * The application that the benchmark of statements deploys: a servlet, a session bean and JPA over
 * two tables, as a WAR that knows nothing of Groundspeed.
 */
package io.groundspeed.bench.shop;
