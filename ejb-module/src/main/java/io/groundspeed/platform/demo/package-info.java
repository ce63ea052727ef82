/**
 * Made-up people on made-up journeys, for who wants to look around: the platform's tables only,
 * never a measured figure. Start from {@link io.groundspeed.platform.demo.DemoContent}.
 */
package io.groundspeed.platform.demo;
