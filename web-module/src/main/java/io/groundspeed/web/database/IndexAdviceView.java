package io.groundspeed.web.database;

import io.groundspeed.postgres.Unavailable;
import io.groundspeed.query.QueryText;
import io.groundspeed.query.QueryTexts;
import io.groundspeed.query.index.AdviceBook;
import io.groundspeed.query.index.AdviceDesk;
import io.groundspeed.query.index.StoredAdvice;
import io.groundspeed.verdict.Screen;
import io.groundspeed.web.frame.Address;
import io.groundspeed.web.frame.Frame;
import io.groundspeed.web.frame.Outcome;
import io.groundspeed.web.frame.Region;
import io.groundspeed.web.frame.Regions;
import io.groundspeed.web.queries.StatementLines;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Advice about indexes on the Database screen. */
@Named("indexAdvice")
@RequestScoped
public class IndexAdviceView {
  private static final String ADVICE = "advice";
  private static final Pattern ID = Pattern.compile("[0-9a-f]{16}");

  @Inject private Frame frame;
  @Inject private Regions regions;
  @Inject private AdviceBook book;
  @Inject private AdviceDesk desk;
  @Inject private QueryTexts texts;
  @Inject private Outcome outcome;
  @Inject private InstantSource time;

  private @Nullable String open;
  private Regions.Pending<Listed> listed;

  /**
   * The advice and the texts of the statements that it serves.
   *
   * @param advice what is open first
   * @param texts by hash
   */
  public record Listed(List<StoredAdvice> advice, Map<String, QueryText> texts) {}

  @PostConstruct
  void open() {
    open =
        frame
            .parameters()
            .parsed(
                ADVICE,
                "advice as the list links to it",
                text -> Optional.of(text).filter(id -> ID.matcher(id).matches()));
    Instant now = time.instant();
    listed = regions.read(List.of("database", "advice"), () -> read(now));
  }

  private Listed read(Instant now) {
    List<StoredAdvice> advice = book.latest(now);
    List<String> hashes =
        advice.stream().flatMap(each -> each.advice().queries().stream()).distinct().toList();
    return new Listed(advice, texts.of(hashes));
  }

  /** Returns all advice. */
  public Region<Listed> getListed() {
    return listed.get();
  }

  /** Returns the id in the address; null if there is none. */
  public @Nullable String getOpenId() {
    return open;
  }

  /** Returns the advice that is open; null if there is none. */
  public @Nullable StoredAdvice getOpen() {
    Listed all = open == null ? null : listed.get().value();
    return all == null
        ? null
        : all.advice().stream().filter(each -> each.id().equals(open)).findFirst().orElse(null);
  }

  /** Returns whether an address names advice that there is not. */
  public boolean isUnknown() {
    return open != null && listed.get().isShown() && getOpen() == null;
  }

  /** Returns the address that opens advice. */
  public Address of(StoredAdvice advice) {
    return frame.getAddress().with(ADVICE, advice.id());
  }

  /** Returns the address without open advice. */
  public Address getClosed() {
    return frame.getAddress().without(ADVICE);
  }

  /** Returns the address of a query. */
  public String query(String hash) {
    return new Address(
            Screen.QUERIES.getPath(),
            getClosed().without("q").without("sort").with("query", "sql:" + hash).parameters())
        .getHref();
  }

  /** Returns a query's text, shortened for a list. */
  public String brief(String hash) {
    Listed all = listed.get().value();
    QueryText text = all == null ? null : all.texts().get(hash);
    return text == null ? "sql:" + hash : StatementLines.brief(text.text());
  }

  /** Records that the open advice was followed. */
  public void done() {
    String id = open;
    if (id == null) {
      outcome.refused("No advice is open.");
      return;
    }
    try {
      if (desk.done(id)) {
        outcome.done("Its queries are watched from now on.", getClosed());
      } else {
        outcome.refused("This advice is not open any more.");
      }
    } catch (Unavailable e) {
      outcome.refused(e);
    }
  }
}
