package io.groundspeed.query.source;

import java.util.List;

/**
 * What is measured on this server, and what is not.
 *
 * @param measuring whether the probe is on
 * @param statementSeen whether the statement that was sent last through our data source was seen;
 *     null where none could be sent yet
 * @param unmeasured the data sources of the server and its deployments that no probe sees
 * @param silent the deployments that had requests since the server started, and no statement
 */
public record SelfTestResult(
    boolean measuring,
    Boolean statementSeen,
    List<UnmeasuredDataSource> unmeasured,
    List<String> silent) {}
