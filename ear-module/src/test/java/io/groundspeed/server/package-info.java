/** What the assembled server promises to whatever is deployed on it: log-in, headers, cluster. */
package io.groundspeed.server;
