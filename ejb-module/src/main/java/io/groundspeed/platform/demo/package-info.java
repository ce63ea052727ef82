/**
 * Demo content with fictional people and journeys. Fills only the platform's tables and never
 * writes measurements. Start from {@link io.groundspeed.platform.demo.DemoContent}.
 */
package io.groundspeed.platform.demo;
