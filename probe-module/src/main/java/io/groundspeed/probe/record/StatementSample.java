package io.groundspeed.probe.record;

import io.groundspeed.probe.call.Caller;
import io.groundspeed.probe.sql.Fingerprint;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One execution that was kept as a sample.
 *
 * @param epochMillis when it ended
 * @param rows returned or changed; −1 if not known
 * @param batch how many sets of parameters it ran with; 0 if it was no batch
 * @param failure the SQLSTATE or the class of the exception; null if it succeeded
 * @param requestId of the call that ran it; null outside of any
 * @param user who was logged in to the application; null if no one was
 * @param userId the user's id if the caller supplied it, else null
 * @param binds the bind values as text within limits, with null for NULL; null if they are not
 *     captured
 * @param weight how many similar executions this one represents
 */
public record StatementSample(
    Fingerprint statement,
    Caller caller,
    long epochMillis,
    long nanos,
    long rows,
    int batch,
    @Nullable String failure,
    @Nullable String requestId,
    @Nullable String user,
    @Nullable Long userId,
    @Nullable List<@Nullable String> binds,
    double weight) {}
