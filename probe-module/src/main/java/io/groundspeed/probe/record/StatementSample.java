package io.groundspeed.probe.record;

import io.groundspeed.probe.call.Caller;
import io.groundspeed.probe.sql.Fingerprint;
import java.util.List;

/**
 * One execution that was kept as it was.
 *
 * @param epochMillis when it ended
 * @param rows returned or changed, −1 where it isn't known
 * @param batch how many sets of parameters it ran with, 0 where it was no batch
 * @param failure the SQLSTATE or the class of the exception, null where it succeeded
 * @param requestId of the call that ran it, null outside of any
 * @param user who was logged in to the application, null if no one was
 * @param userId the user's id where the caller said it, null otherwise
 * @param binds what its parameters were bound to, as text within bounds, null for NULL; null where
 *     that isn't kept
 * @param weight how many executions like it this one stands for
 */
public record StatementSample(
    Fingerprint statement,
    Caller caller,
    long epochMillis,
    long nanos,
    long rows,
    int batch,
    String failure,
    String requestId,
    String user,
    Long userId,
    List<String> binds,
    double weight) {}
