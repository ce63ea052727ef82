/** What a developer calls to name and measure queries. Start from {@code QueryProfiler}. */
package io.groundspeed.query.profile;
