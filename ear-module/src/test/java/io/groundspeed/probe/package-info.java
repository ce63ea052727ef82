/**
 * What the probe measures of applications that do not use Groundspeed: {@link
 * io.groundspeed.probe.PlainShop} with servlets and JDBC, {@link io.groundspeed.probe.RestShop}
 * with JAX-RS and JPA.
 */
package io.groundspeed.probe;
