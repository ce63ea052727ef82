package io.groundspeed.probe.client;

import io.undertow.server.HttpServerExchange;
import io.undertow.servlet.ServletExtension;
import io.undertow.servlet.api.DeploymentInfo;
import io.undertow.servlet.api.ThreadSetupHandler;
import jakarta.servlet.ServletContext;

/**
 * Binds the client of a request to each thread that works for it, authentication included. Every
 * deployment has it, because any of them may use the realm. It does not depend on {@code
 * GROUNDSPEED_PROBE}: limits hold where nothing is measured.
 */
public final class ClientBinding implements ServletExtension, ThreadSetupHandler {
  @Override
  public void handleDeployment(DeploymentInfo deployment, ServletContext context) {
    deployment.addThreadSetupAction(this);
  }

  @Override
  public <T, C> Action<T, C> create(Action<T, C> action) {
    return (exchange, context) -> {
      Client before = Client.bind(client(exchange));
      try {
        return action.call(exchange, context);
      } finally {
        Client.bind(before);
      }
    };
  }

  private static Client client(HttpServerExchange exchange) {
    return exchange == null ? null : Client.of(exchange);
  }
}
