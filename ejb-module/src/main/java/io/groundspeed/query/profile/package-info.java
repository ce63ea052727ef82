/** The API for developers to name and measure queries. Start from {@code QueryProfiler}. */
package io.groundspeed.query.profile;
