package io.groundspeed.bench.statement;

import io.groundspeed.probe.Probe;
import io.groundspeed.probe.call.Call;
import io.groundspeed.probe.call.Calls;
import io.undertow.server.ExchangeCompletionListener;
import io.undertow.server.HttpHandler;
import io.undertow.server.HttpServerExchange;
import io.undertow.servlet.Servlets;
import io.undertow.servlet.api.Deployment;
import io.undertow.servlet.api.DeploymentInfo;
import io.undertow.servlet.api.DeploymentManager;
import io.undertow.servlet.api.ThreadSetupHandler;
import io.undertow.servlet.handlers.ServletPathMatch;
import io.undertow.servlet.handlers.ServletRequestContext;
import io.undertow.util.Methods;
import jakarta.servlet.http.HttpServlet;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** A deployment's chain of handlers as Undertow builds it, around a no-op servlet. */
@State(Scope.Benchmark)
public class RequestState {
  @Param({"RAW", "GROUNDSPEED"})
  public Wrapper wrapper;

  HttpHandler handler;

  private Deployment deployment;
  private ServletPathMatch match;
  private ExchangeCompletionListener listener;

  /**
   * Deploys the application. Undertow discovers the probe as a service, which adds its handlers.
   */
  @Setup(Level.Trial)
  public void deploy() {
    DeploymentManager manager = Servlets.newContainer().addDeployment(application());
    manager.deploy();
    deployment = manager.getDeployment();
    match = deployment.getServletPaths().getServletHandlerByPath("/orders/42");
    handler = this::serve;
    if (wrapper == Wrapper.GROUNDSPEED) {
      handler = chain(deployment.getDeploymentInfo());
      Wrapper.everySecond(() -> Probe.requests().fetch((key, counts) -> {}));
    }
  }

  private static DeploymentInfo application() {
    return Servlets.deployment()
        .setClassLoader(RequestState.class.getClassLoader())
        .setDeploymentName("bench.war")
        .setContextPath("/bench")
        .addServlet(Servlets.servlet("orders", HttpServlet.class).addMapping("/orders/*"));
  }

  private HttpHandler chain(DeploymentInfo application) {
    HttpHandler inner = this::serve;
    for (var wrap : application.getInnerHandlerChainWrappers()) {
      inner = wrap.wrap(inner);
    }
    HttpHandler innermost = inner;
    ThreadSetupHandler.Action<Void, Void> action =
        (exchange, none) -> {
          innermost.handleRequest(exchange);
          return null;
        };
    for (ThreadSetupHandler setup : application.getThreadSetupActions()) {
      action = setup.create(action);
    }
    ThreadSetupHandler.Action<Void, Void> bound = action;
    HttpHandler outer = exchange -> bound.call(exchange, null);
    for (var wrap : application.getInitialHandlerChainWrappers()) {
      outer = wrap.wrap(outer);
    }
    return outer;
  }

  private void serve(HttpServerExchange exchange) {
    Call call = Calls.current();
    listener = call instanceof ExchangeCompletionListener completed ? completed : null;
  }

  HttpServerExchange exchange() {
    HttpServerExchange exchange = new HttpServerExchange(null);
    exchange.setRequestMethod(Methods.GET);
    exchange.putAttachment(
        ServletRequestContext.ATTACHMENT_KEY,
        new ServletRequestContext(deployment, null, null, match));
    return exchange;
  }

  /** Does what Undertow does after the response; Undertow itself would need a connection for it. */
  void ended(HttpServerExchange exchange) {
    if (listener != null) {
      listener.exchangeEvent(exchange, () -> {});
    }
  }
}
