/**
 * The Queries screen and its JSON. Start from {@link io.groundspeed.web.queries.QueriesResource}.
 */
package io.groundspeed.web.queries;
