/**
 * What the integration tests stand on: one running Groundspeed for all that are its clients ({@link
 * io.groundspeed.testing.Groundspeed}), one server that Arquillian deploys to, for what runs inside
 * ({@link io.groundspeed.testing.ArquillianServer}), and nodes of a test's own that it may kill
 * ({@link io.groundspeed.testing.RunningGroundspeed}).
 */
package io.groundspeed.testing;
