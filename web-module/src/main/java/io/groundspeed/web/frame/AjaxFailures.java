package io.groundspeed.web.frame;

import jakarta.faces.context.ExceptionHandler;
import jakarta.faces.context.ExceptionHandlerFactory;
import jakarta.faces.context.ExceptionHandlerWrapper;
import jakarta.faces.context.FacesContext;
import jakarta.faces.event.ExceptionQueuedEvent;
import java.util.Iterator;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Answers a refresh that fails by a bare 500: Faces would send the exception's name and message.
 * Other requests get {@link ErrorServlet}'s page.
 */
public final class AjaxFailures extends ExceptionHandlerFactory {
  private static final Logger LOG = Logger.getLogger(AjaxFailures.class.getName());

  public AjaxFailures(ExceptionHandlerFactory wrapped) {
    super(wrapped);
  }

  @Override
  public ExceptionHandler getExceptionHandler() {
    return new Handler(getWrapped().getExceptionHandler());
  }

  private static final class Handler extends ExceptionHandlerWrapper {
    Handler(ExceptionHandler wrapped) {
      super(wrapped);
    }

    @Override
    public void handle() {
      FacesContext context = FacesContext.getCurrentInstance();
      if (context != null && context.getPartialViewContext().isAjaxRequest()) {
        Iterator<ExceptionQueuedEvent> events = getUnhandledExceptionQueuedEvents().iterator();
        while (events.hasNext()) {
          LOG.log(Level.SEVERE, "A refresh failed", events.next().getContext().getException());
          events.remove();
          context.getExternalContext().responseReset();
          context.getExternalContext().setResponseStatus(500);
          context.responseComplete();
        }
      }
      super.handle();
    }
  }
}
