/**
 * JDBC's interfaces, each method of which is passed on to the driver's object. A class that
 * measures overrides the few methods that it is about. The methods of an interface are spread over
 * a chain of classes by what they are for.
 */
package io.groundspeed.probe.jdbc.forwarding;
