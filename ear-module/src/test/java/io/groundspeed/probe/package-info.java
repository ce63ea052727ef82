/**
 * What the probe sees of applications that know nothing of it: {@link
 * io.groundspeed.probe.PlainShop} with servlets and JDBC, {@link io.groundspeed.probe.RestShop}
 * with JAX-RS and JPA.
 */
package io.groundspeed.probe;
