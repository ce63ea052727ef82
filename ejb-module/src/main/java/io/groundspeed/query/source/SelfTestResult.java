package io.groundspeed.query.source;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is measured on this server, and what is not.
 *
 * @param measuring whether the probe is on
 * @param statementSeen whether the last test statement through our data source was recorded; null
 *     if none could be sent yet
 * @param unmeasured the data sources of the server and its deployments that no probe measures
 * @param silent the deployments with requests but without statements since the server started
 */
public record SelfTestResult(
    boolean measuring,
    @Nullable Boolean statementSeen,
    List<UnmeasuredDataSource> unmeasured,
    List<String> silent) {}
