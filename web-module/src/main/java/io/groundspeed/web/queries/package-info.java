/** The Queries screen and its JSON. Start from {@link io.groundspeed.web.queries.QueriesScreen}. */
package io.groundspeed.web.queries;
