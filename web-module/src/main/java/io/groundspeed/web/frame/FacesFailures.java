package io.groundspeed.web.frame;

import io.groundspeed.web.gate.ErrorId;
import io.groundspeed.web.gate.SameOrigin;
import jakarta.enterprise.inject.spi.CDI;
import jakarta.faces.FacesException;
import jakarta.faces.application.ProtectedViewException;
import jakarta.faces.application.ViewExpiredException;
import jakarta.faces.context.ExceptionHandler;
import jakarta.faces.context.ExceptionHandlerFactory;
import jakarta.faces.context.ExceptionHandlerWrapper;
import jakarta.faces.context.ExternalContext;
import jakarta.faces.context.FacesContext;
import jakarta.faces.event.ExceptionQueuedEvent;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Iterator;
import java.util.Map;
import java.util.function.Predicate;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.primefaces.csp.CspException;

/**
 * Answers what fails in Faces. A view that the server has dropped, or never had, is renewed for a
 * form of our own page, which says so; for anyone else, and for a session that ended meanwhile, it
 * is a 400, upon which a refresh renews its page. Any other failure of a refresh is a bare 500,
 * since Faces would send the exception's name and message; of a whole page, {@link
 * io.groundspeed.web.gate.ErrorServlet}'s.
 */
public final class FacesFailures extends ExceptionHandlerFactory {
  private static final Logger LOG = Logger.getLogger(FacesFailures.class.getName());

  /**
   * The message of Mojarra's untyped exception for a state that claims to belong to a stateless
   * view.
   */
  private static final String NO_VIEW = "Unable to restore view";

  /** Called by Faces. */
  public FacesFailures(ExceptionHandlerFactory wrapped) {
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
      Iterator<ExceptionQueuedEvent> events = getUnhandledExceptionQueuedEvents().iterator();
      while (context != null && events.hasNext()) {
        Throwable failure = events.next().getContext().getException();
        boolean refresh = context.getPartialViewContext().isAjaxRequest();
        if (isOfClient(failure) || isOfEndedSession(failure, context)) {
          LOG.log(Level.FINE, "A view is not known", failure);
          if ((!refresh || isAction(context)) && isOfOurPage(context)) {
            renew(context);
          } else {
            answer(context, HttpServletResponse.SC_BAD_REQUEST, refresh);
          }
          events.remove();
        } else if (refresh) {
          LOG.log(Level.SEVERE, "A refresh failed, id " + ErrorId.current(), failure);
          answer(context, HttpServletResponse.SC_INTERNAL_SERVER_ERROR, true);
          events.remove();
        }
      }
      super.handle();
    }

    /** Returns whether the session ended while the request was being processed. */
    private static boolean isOfEndedSession(Throwable failure, FacesContext context) {
      HttpServletRequest request = (HttpServletRequest) context.getExternalContext().getRequest();
      return request.getRequestedSessionId() != null
          && !request.isRequestedSessionIdValid()
          && isCausedBy(failure, IllegalStateException.class::isInstance);
    }

    /** Returns whether a button was clicked: no field is being typed in, no region refreshed. */
    private static boolean isAction(FacesContext context) {
      Map<String, String> sent = context.getExternalContext().getRequestParameterMap();
      String source = sent.get("jakarta.faces.source");
      return source != null
          && !source.startsWith("refresher")
          && !sent.containsKey("jakarta.faces.behavior.event");
    }

    /** Returns whether a browser sent this from a page that it was shown in a session. */
    private static boolean isOfOurPage(FacesContext context) {
      HttpServletRequest request = (HttpServletRequest) context.getExternalContext().getRequest();
      return request.getSession(false) != null
          && request.getHeader("Origin") != null
          && SameOrigin.holds(request);
    }

    /** Shows the page of the form again, since the server keeps the latest views only. */
    private static void renew(FacesContext context) {
      HttpServletRequest request = (HttpServletRequest) context.getExternalContext().getRequest();
      CDI.current()
          .select(Outcome.class)
          .get()
          .refused(
              "Nothing was done: this page was too old and has been renewed. Please repeat.",
              addressOf(request));
      context.responseComplete();
    }

    private static String addressOf(HttpServletRequest request) {
      Object sent = request.getAttribute(RequestDispatcher.FORWARD_REQUEST_URI);
      Object query = request.getAttribute(RequestDispatcher.FORWARD_QUERY_STRING);
      if (sent == null) {
        sent = request.getRequestURI();
        query = request.getQueryString();
      }
      return query == null ? sent.toString() : sent + "?" + Outcome.withoutAnswer(query.toString());
    }

    private static void answer(FacesContext context, int status, boolean bare) {
      ExternalContext external = context.getExternalContext();
      if (!external.isResponseCommitted()) {
        external.responseReset();
        try {
          if (bare) {
            external.setResponseStatus(status);
          } else {
            external.responseSendError(status, null);
          }
        } catch (IOException e) {
          throw new UncheckedIOException(e);
        }
      }
      context.responseComplete();
    }
  }

  private static boolean isOfClient(Throwable failure) {
    return isCausedBy(
        failure,
        cause ->
            cause instanceof ViewExpiredException
                || cause instanceof ProtectedViewException
                || cause instanceof CspException
                || cause instanceof FacesException && saysNoView(cause));
  }

  private static boolean isCausedBy(Throwable failure, Predicate<Throwable> kind) {
    Throwable cause = failure;
    for (int depth = 0; cause != null && depth < 10; depth++) {
      if (kind.test(cause)) {
        return true;
      }
      cause = cause.getCause();
    }
    return false;
  }

  private static boolean saysNoView(Throwable failure) {
    return failure.getCause() == null
        && failure.getMessage() != null
        && failure.getMessage().startsWith(NO_VIEW);
  }
}
