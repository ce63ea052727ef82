package io.groundspeed.database.activity;

import io.groundspeed.probe.session.Deadlock;
import io.groundspeed.probe.session.Deadlock.Edge;
import io.groundspeed.probe.session.Deadlock.Party;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The lock waits of a deadlock. What the samples before it saw is most exact: it names the waiting
 * statements themselves, whichever node and client they belong to. The error names the processes
 * alone, and their sessions may have gone on.
 */
final class DeadlockWaits {
  private final Deadlock deadlock;
  private final Collection<OpenWait> sampled;
  private final Map<Integer, Backend> backends;
  private final ActivityClients clients;

  /**
   * @param sampled the waits in this database that samples saw in the last seconds
   * @param backends the sample after the deadlock, by process
   * @param clients of that sample
   */
  DeadlockWaits(
      Deadlock deadlock,
      Collection<OpenWait> sampled,
      Map<Integer, Backend> backends,
      ActivityClients clients) {
    this.deadlock = deadlock;
    this.sampled = sampled;
    this.backends = backends;
    this.clients = clients;
  }

  /**
   * Returns one ended wait for each edge.
   *
   * @param id the same for all of them
   */
  List<OpenWait> ended(String id) {
    return deadlock.edges().stream()
        .map(
            edge ->
                wait(edge).deadlocked(new OpenWait.Circle(id, edge.waiter() == deadlock.victim())))
        .toList();
  }

  private OpenWait wait(Edge edge) {
    return sampled.stream()
        .filter(wait -> wait.key().waiterPid() == edge.waiter())
        .filter(wait -> wait.key().holderPid() == edge.holder())
        .findFirst()
        .map(wait -> wait.heldBy(side(edge.holder()), deadlock.seenAt()))
        .orElseGet(() -> unsampled(edge));
  }

  private OpenWait unsampled(Edge edge) {
    Backend holder = backends.get(edge.holder());
    return new OpenWait(
        new OpenWait.Key(deadlock.database().name(), edge.waiter(), since(edge), edge.holder()),
        side(edge.waiter()),
        side(edge.holder()),
        "active",
        holder == null ? null : holder.transactionStart(),
        new OpenWait.Chain(edge.holder(), deadlock.edges().size()),
        edge.mode(),
        null,
        deadlock.seenAt(),
        deadlock.seenAt(),
        true,
        null);
  }

  /** A session that was not failed may still wait. */
  private Instant since(Edge edge) {
    Backend waiter = backends.get(edge.waiter());
    return waiter == null
            || waiter.statementStart() == null
            || !waiter.blockers().contains(edge.holder())
        ? deadlock.seenAt()
        : waiter.statementStart();
  }

  private LockSide side(int process) {
    Optional<OpenWait> known =
        sampled.stream().filter(wait -> wait.key().waiterPid() == process).findFirst();
    if (known.isPresent()) {
      return known.get().waiter();
    }
    Party party = deadlock.parties().get(process);
    if (party != null) {
      return ActivityClients.side(process, party.running(), party.place());
    }
    @Nullable Backend backend = backends.get(process);
    return backend == null ? LockSide.unknown(process) : clients.side(backend);
  }
}
