package io.groundspeed.query.index;

import io.groundspeed.shared.Audit;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.security.Principal;
import java.time.InstantSource;
import java.util.regex.Pattern;

/** Records that advice about an index was followed. Every try with a valid id is audited. */
@Stateless
@RolesAllowed("admin")
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class AdviceDesk {
  private static final Pattern ID = Pattern.compile("[0-9a-f]{16}");

  @Inject private Principal caller;
  @Inject private AdviceBook book;
  @Inject private InstantSource time;

  /** For the container. */
  protected AdviceDesk() {}

  AdviceDesk(Principal caller, AdviceBook book, InstantSource time) {
    this.caller = caller;
    this.book = book;
    this.time = time;
  }

  /**
   * Records that the SQL of advice was run; from now on its statements are watched.
   *
   * @param id 16 hexadecimal digits
   * @return false if it is not open
   */
  public boolean done(String id) {
    if (!ID.matcher(id).matches()) {
      return false;
    }
    boolean done = book.done(id, time.instant());
    Audit.log(
        caller.getName(),
        done ? "followed" : "could not mark as followed",
        "advice about an index %s".formatted(id));
    return done;
  }
}
