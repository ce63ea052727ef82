package io.groundspeed.web.platform;

import io.groundspeed.refusal.ConflictException;
import io.groundspeed.refusal.NotFoundException;
import io.groundspeed.refusal.NotYoursException;
import io.groundspeed.shared.IllegalTransitionException;
import jakarta.ejb.EJBAccessException;
import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.context.ExternalContext;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Named;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The address of a page, the user who opened it, and the result of their last action. */
@Named
@RequestScoped
public class Visit {
  /**
   * Messages by a word in the address, so that no one can put other text on our page with a link.
   */
  private static final Map<String, String> DONE =
      Map.ofEntries(
          Map.entry("enrolled", "You are enrolled. Begin with the first section."),
          Map.entry("paused", "Your journey is paused until you resume it."),
          Map.entry("resumed", "Welcome back on your journey."),
          Map.entry("left", "You have left the journey. Your work is kept."),
          Map.entry("asked", "Handed in. A mentor will read it soon."),
          Map.entry("passed", "Done. Continue with the next section."),
          Map.entry("seen", "Marked as read."),
          Map.entry("rated", "Thank you for the rating."),
          Map.entry("claimed", "The review is yours now."),
          Map.entry("released", "The review waits for another mentor."),
          Map.entry("accepted", "The section was accepted."),
          Map.entry("returned", "The section is returned to the client, with your comment."));

  private @Nullable String problem;

  private static ExternalContext request() {
    return FacesContext.getCurrentInstance().getExternalContext();
  }

  /** Returns the slug or id in the address, empty if there is none. */
  String name() {
    Object name = request().getRequestMap().get(AddressServlet.NAME);
    return name == null ? "" : name.toString();
  }

  /** Returns the id in the address, -1 if there is none. */
  long id() {
    return name().matches("[0-9]{1,18}") ? Long.parseLong(name()) : -1;
  }

  /** Answers 404 instead of the page. */
  void notFound() {
    FacesContext faces = FacesContext.getCurrentInstance();
    try {
      faces.getExternalContext().responseSendError(404, null);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    faces.responseComplete();
  }

  /**
   * Runs an action and redirects to an address. If the action is refused, the page is shown again
   * with the reason.
   */
  void attempt(Runnable action, String address) {
    try {
      action.run();
      request().redirect(address);
    } catch (EJBAccessException e) {
      problem = "Your account may not do this.";
    } catch (ConflictException
        | NotYoursException
        | NotFoundException
        | IllegalTransitionException e) {
      problem = e.getMessage();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Returns why the last action was refused, null if it was not or there was none. */
  public @Nullable String getProblem() {
    return problem;
  }

  /** Returns the success message of the action that led to this page, null if there is none. */
  public @Nullable String getDone() {
    return DONE.get(String.valueOf(request().getRequestParameterMap().get("done")));
  }

  /** Returns the log-in name of the user, null if no one is logged in. */
  public @Nullable String getUser() {
    return request().getRemoteUser();
  }

  /** Returns whether no one is logged in. */
  public boolean isAnonymous() {
    return getUser() == null;
  }

  /** Returns whether the user has the role client. */
  public boolean isClient() {
    return request().isUserInRole("client");
  }

  /** Returns whether the user has the role mentor. */
  public boolean isMentor() {
    return request().isUserInRole("mentor");
  }

  /** Returns whether the user has the role admin. */
  public boolean isAdmin() {
    return request().isUserInRole("admin");
  }

  /** Returns an address without the context path, which is added when it is written. */
  private static String within(String address) {
    return address.substring(request().getRequestContextPath().length());
  }

  /** Returns the log-in URL that returns to this page. */
  public String getEntrance() {
    Object address = request().getRequestMap().get(AddressServlet.ADDRESS);
    return address == null
        ? "/home"
        : "/home?to=" + URLEncoder.encode(within(address.toString()), StandardCharsets.UTF_8);
  }
}
