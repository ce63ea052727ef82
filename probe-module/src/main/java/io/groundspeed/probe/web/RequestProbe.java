package io.groundspeed.probe.web;

import io.groundspeed.probe.Probe;
import io.groundspeed.probe.call.Calls;
import io.undertow.servlet.ServletExtension;
import io.undertow.servlet.api.DeploymentInfo;
import jakarta.servlet.ServletContext;

/**
 * Installs the measuring handlers in a deployment when it is deployed. Nothing here outlives that
 * deployment.
 */
public final class RequestProbe implements ServletExtension {
  @Override
  public void handleDeployment(DeploymentInfo deployment, ServletContext context) {
    if (Probe.isOn()) {
      String archive = Calls.deployment(deployment.getClassLoader());
      Routes routes = new Routes(context);
      deployment.addInitialHandlerChainWrapper(next -> new MeasuringHandler(next, archive, routes));
      deployment.addInnerHandlerChainWrapper(FailureHandler::new);
      deployment.addThreadSetupAction(new CallBinding(archive, context.getContextPath()));
    }
  }
}
