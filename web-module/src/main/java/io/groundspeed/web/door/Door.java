package io.groundspeed.web.door;

import io.groundspeed.shared.Environment;
import io.undertow.Version;
import io.undertow.servlet.ServletExtension;
import io.undertow.servlet.api.DeploymentInfo;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletContextEvent;
import jakarta.servlet.ServletContextListener;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * Installs the door, which bounds requests, in front of this deployment. Undertow finds it as a
 * service. It ends with the deployment and does not affect other deployments on the server.
 */
public final class Door implements ServletExtension {
  /** Waiting requests per running one, for each network. */
  private static final int WAITING = 8;

  @Override
  public void handleDeployment(DeploymentInfo deployment, ServletContext context) {
    DoorSettings settings = DoorSettings.of(Environment.ofProcess());
    ThreadPoolExecutor thread = healthThread();
    Health health = new Health(new DatabaseCheck(), thread);
    Heads heads = new Heads(settings.clearTextHttp2(), Version.getVersionString());
    Connections connections = new Connections(settings.connections());
    Bodies bodies = new Bodies(settings);
    Turns turns = new Turns(new Lanes<>(settings.requests(), WAITING * settings.requests()));
    deployment.addInitialHandlerChainWrapper(
        next -> new DoorHandler(heads, health, connections, bodies, turns, next));
    deployment.addOuterHandlerChainWrapper(Turns::endingAsynchronousTurns);
    deployment.addDeploymentCompleteListener(new End(thread));
  }

  private static ThreadPoolExecutor healthThread() {
    return new ThreadPoolExecutor(
        0,
        1,
        1,
        TimeUnit.MINUTES,
        // A queue, because the thread of a check that has just ended may still be busy for a
        // moment.
        new LinkedBlockingQueue<>(),
        task -> {
          Thread thread = new Thread(task, "groundspeed-health");
          thread.setDaemon(true);
          thread.setContextClassLoader(Door.class.getClassLoader());
          return thread;
        });
  }

  private record End(ThreadPoolExecutor thread) implements ServletContextListener {
    @Override
    public void contextDestroyed(ServletContextEvent event) {
      thread.shutdownNow();
    }
  }
}
