/**
 * What the integration tests stand on: one server that Arquillian deploys to ({@link
 * io.groundspeed.testing.ArquillianServer}), and nodes of a test's own that it may kill ({@link
 * io.groundspeed.testing.RunningGroundspeed}).
 */
package io.groundspeed.testing;
