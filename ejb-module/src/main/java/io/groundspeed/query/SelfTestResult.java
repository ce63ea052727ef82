package io.groundspeed.query;

import java.util.List;

/**
 * What is measured on this server, and what is not.
 *
 * @param measuring whether the probe is on
 * @param statementSeen whether the statement that was sent last through our data source was seen;
 *     null where none could be sent yet
 * @param unmeasured the server's other data sources that no probe sees
 */
public record SelfTestResult(
    boolean measuring, Boolean statementSeen, List<UnmeasuredDataSource> unmeasured) {}
