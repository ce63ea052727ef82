/**
 * The foundation of the integration tests: one running Groundspeed for all tests that are its
 * clients ({@link io.groundspeed.testing.Groundspeed}), one server that Arquillian deploys to, for
 * tests that run inside it ({@link io.groundspeed.testing.ArquillianServer}), and separate nodes
 * that a test may kill ({@link io.groundspeed.testing.RunningGroundspeed}).
 */
package io.groundspeed.testing;
