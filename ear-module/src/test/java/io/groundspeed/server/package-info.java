/** What the assembled server guarantees to other deployments: log-in, headers, cluster. */
package io.groundspeed.server;
