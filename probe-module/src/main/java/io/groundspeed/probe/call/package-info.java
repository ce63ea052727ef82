/**
 * Maps threads to calls: {@link io.groundspeed.probe.call.Calls} binds one {@link
 * io.groundspeed.probe.call.Call} per request or job to the threads that work for it.
 */
package io.groundspeed.probe.call;
