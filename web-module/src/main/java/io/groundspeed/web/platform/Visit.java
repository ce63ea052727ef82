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

/** Who opened a page, at which address, and what came of what he did there. */
@Named
@RequestScoped
public class Visit {
  /** By the word in the address, so that nobody puts words of his own on our page. */
  private static final Map<String, String> DONE =
      Map.ofEntries(
          Map.entry("enrolled", "You are on your way. Begin with the first section."),
          Map.entry("paused", "Your journey rests until you go on."),
          Map.entry("resumed", "Welcome back on your journey."),
          Map.entry("left", "You have left the journey. What you did is kept."),
          Map.entry("asked", "Handed in. A mentor will read it soon."),
          Map.entry("passed", "Done. On to the next one."),
          Map.entry("seen", "Marked as read."),
          Map.entry("rated", "Thank you for the rating."),
          Map.entry("claimed", "The review is yours now."),
          Map.entry("released", "The review waits for another mentor."),
          Map.entry("accepted", "The section has passed."),
          Map.entry("returned", "The client knows what is missing."));

  private String problem;

  private static ExternalContext request() {
    return FacesContext.getCurrentInstance().getExternalContext();
  }

  /** Returns the slug or id in the address, empty where it has none. */
  String name() {
    Object name = request().getRequestMap().get(AddressServlet.NAME);
    return name == null ? "" : name.toString();
  }

  /** Returns the id in the address, -1 where there is none. */
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

  /** Does something and goes on to an address, or stays on the page and says why it did not. */
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

  /** Returns why the last action did nothing, null where it did or there was none. */
  public String getProblem() {
    return problem;
  }

  /** Returns what the action before this page did, null where there was none. */
  public String getDone() {
    return DONE.get(String.valueOf(request().getRequestParameterMap().get("done")));
  }

  public String getUser() {
    return request().getRemoteUser();
  }

  public boolean isAnonymous() {
    return getUser() == null;
  }

  public boolean isClient() {
    return request().isUserInRole("client");
  }

  public boolean isMentor() {
    return request().isUserInRole("mentor");
  }

  public boolean isAdmin() {
    return request().isUserInRole("admin");
  }

  /** Returns where to log in such that one comes back to this page. */
  public String getEntrance() {
    Object address = request().getRequestMap().get(AddressServlet.ADDRESS);
    return address == null
        ? "/home"
        : "/home?to=" + URLEncoder.encode(address.toString(), StandardCharsets.UTF_8);
  }
}
