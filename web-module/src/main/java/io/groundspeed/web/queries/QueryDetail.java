package io.groundspeed.web.queries;

import io.groundspeed.endpoint.Endpoint;
import io.groundspeed.finding.QueryAdvice;
import io.groundspeed.finding.QueryRuns;
import io.groundspeed.finding.Recommendation;
import io.groundspeed.finding.RouteQueries;
import io.groundspeed.query.QueryHistory;
import io.groundspeed.query.QuerySummaries;
import io.groundspeed.query.plan.PlanChange;
import io.groundspeed.query.plan.PlanChanges;
import io.groundspeed.query.plan.Plans;
import io.groundspeed.query.plan.QueryPlan;
import io.groundspeed.verdict.Screen;
import io.groundspeed.web.frame.Address;
import io.groundspeed.web.frame.Frame;
import io.groundspeed.web.frame.Region;
import io.groundspeed.web.frame.Regions;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Backing bean for the details of the query that is open on the Queries screen. */
@Named("queryDetail")
@RequestScoped
public class QueryDetail {
  @Inject private Frame frame;
  @Inject private Regions regions;
  @Inject private QueriesScreen screen;
  @Inject private QuerySummaries summaries;
  @Inject private RouteQueries routeQueries;
  @Inject private Plans plans;
  @Inject private PlanChanges planChanges;

  private Regions.Pending<QueryRuns> runs;
  private Regions.Pending<QueryHistory> history;
  private Regions.@Nullable Pending<AskedPlan> plan;
  private Regions.@Nullable Pending<List<PlanChange>> changes;

  @PostConstruct
  void open() {
    QueriesQuery query = screen.query();
    runs = read("runs", () -> routeQueries.runs(query.filter(), query.name()));
    history = read("history", () -> summaries.history(query.filter(), query.name()));
    boolean asks = isPlanAsked() && !frame.isRefreshing(); // a refresh keeps the plan
    if (asks) {
      plan = regions.readOnce(query.key("query.plan"), () -> ask(query.hash(), query.name()));
    } else if (isPlannable()) {
      changes = read("plans", () -> planChanges.of(query.hash(), query.name()));
    }
  }

  /** The plan is part of the history that is read after it. Runs on another thread. */
  private AskedPlan ask(String hash, String name) {
    QueryPlan asked = plans.of(hash);
    return new AskedPlan(asked, planChanges.of(hash, name));
  }

  private record AskedPlan(QueryPlan plan, List<PlanChange> changes) {}

  private <T> Regions.Pending<T> read(String region, Supplier<T> read) {
    return regions.read(screen.query().key("query." + region), read);
  }

  /** Returns whether the metrics were read and the query did not run. */
  public boolean isIdle() {
    return getRuns().isShown() && getRuns().known().figures().isEmpty();
  }

  /** Returns the metrics of each deployment, and the callers. */
  public Region<QueryRuns> getRuns() {
    return Region.of(runs);
  }

  /** Returns the statement in lines, or the name given by a developer. */
  public String getText() {
    return StatementLines.of(getRuns().known().figures().get(0).getLabel());
  }

  /** Returns the callers of the query. */
  public Region<CallerTable> getCallers() {
    return getRuns().map(all -> new CallerTable(all.callers()));
  }

  /** Returns the address of a calling endpoint on the Endpoints screen. */
  public String href(Endpoint route) {
    return new Address(Screen.ENDPOINTS.getPath(), screen.getList().parameters())
        .without("sort")
        .with("endpoint", route.template())
        .with("method", route.method())
        .with("deployment", route.deployment())
        .getHref();
  }

  /** Returns the query over time, with the changes of its plan if they are known. */
  public Region<TrendOfQuery> getTrend() {
    Region<List<PlanChange>> known = getPlanChanges();
    List<PlanChange> all = known.isShown() ? known.known() : List.of();
    return Region.of(history).map(read -> new TrendOfQuery(frame.getRange(), read, all));
  }

  /** Returns the distribution of execution times. */
  public Region<TimesChart> getTimes() {
    return Region.of(history).map(all -> new TimesChart(all.bars()));
  }

  /** Returns whether the query is a statement, which can have a plan. */
  public boolean isPlannable() {
    return screen.query().isStatement();
  }

  /** Returns whether the plan is requested. */
  public boolean isPlanAsked() {
    return screen.query().planned() && isPlannable();
  }

  /** Returns the address that requests the plan. */
  public Address getAsking() {
    return frame.getAddress().with("plan", "yes");
  }

  /** Returns the plan, unread if it is not requested. */
  public Region<QueryPlan> getPlan() {
    return Region.of(plan).map(AskedPlan::plan);
  }

  /** Returns the steps of a plan that was read. */
  public PlanSteps getPlanSteps() {
    return new PlanSteps(Objects.requireNonNull(getPlan().known().tree(), "the plan was refused"));
  }

  /** Returns the plans that the query had, unread if it is not a statement. */
  public Region<List<PlanChange>> getPlanChanges() {
    return plan == null ? Region.of(changes) : plan.get().map(AskedPlan::changes);
  }

  /** Returns recommendations based on the plan, if there is one, and on the metrics. */
  public List<Recommendation> getRecommendations() {
    List<Recommendation> all = new ArrayList<>();
    if (getPlan().isShown()) {
      all.addAll(QueryAdvice.of(getPlan().known()));
    }
    if (getRuns().isShown()) {
      all.addAll(QueryAdvice.of(getRuns().known()));
    }
    return all;
  }
}
