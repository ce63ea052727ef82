package io.groundspeed.web.gate;

import jakarta.faces.application.ViewHandler;
import jakarta.faces.application.ViewHandlerWrapper;
import jakarta.faces.component.UIViewRoot;
import jakarta.faces.context.ExternalContext;
import jakarta.faces.context.FacesContext;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Set;

/**
 * Denies every view that is not listed here, by whatever address it is requested. The container's
 * constraints apply to addresses, which have many forms. A view has one id, so another mapping of
 * the Faces servlet can't bypass this check.
 */
public final class AllowedViews extends ViewHandlerWrapper {
  private static final Set<String> EVERYONE = Set.of();
  private static final Set<String> ADMIN = Set.of("admin");
  private static final Set<String> CLIENT = Set.of("client");
  private static final Set<String> MENTOR = Set.of("mentor");
  private static final Set<String> USERS = Set.of("admin", "client", "mentor");

  private static final Map<String, Set<String>> ROLES =
      Map.ofEntries(
          Map.entry("/index.xhtml", EVERYONE),
          Map.entry("/journey.xhtml", EVERYONE),
          Map.entry("/mentors.xhtml", EVERYONE),
          Map.entry("/profile.xhtml", EVERYONE),
          Map.entry("/certificate.xhtml", EVERYONE),
          Map.entry("/login.xhtml", EVERYONE),
          Map.entry("/setup.xhtml", EVERYONE),
          Map.entry("/account/link.xhtml", EVERYONE),
          Map.entry("/account/password.xhtml", USERS),
          Map.entry("/me.xhtml", CLIENT),
          Map.entry("/section.xhtml", CLIENT),
          Map.entry("/mentor.xhtml", MENTOR),
          Map.entry("/admin/performance/overview.xhtml", ADMIN),
          Map.entry("/admin/performance/vitals.xhtml", ADMIN),
          Map.entry("/admin/performance/endpoints.xhtml", ADMIN),
          Map.entry("/admin/performance/queries.xhtml", ADMIN),
          Map.entry("/admin/performance/database.xhtml", ADMIN),
          Map.entry("/admin/performance/cache.xhtml", ADMIN),
          Map.entry("/admin/performance/jobs.xhtml", ADMIN),
          Map.entry("/admin/performance/system.xhtml", ADMIN));

  /** Called by Faces. */
  public AllowedViews(ViewHandler wrapped) {
    super(wrapped);
  }

  /** Returns the roles that may open each view, by view id; an empty set means everyone. */
  public static Map<String, Set<String>> roles() {
    return ROLES;
  }

  @Override
  public UIViewRoot createView(FacesContext faces, String viewId) {
    return isAllowed(faces, viewId) ? super.createView(faces, viewId) : denied(faces, viewId);
  }

  @Override
  public UIViewRoot restoreView(FacesContext faces, String viewId) {
    return isAllowed(faces, viewId) ? super.restoreView(faces, viewId) : denied(faces, viewId);
  }

  private static boolean isAllowed(FacesContext faces, String viewId) {
    Set<String> roles = ROLES.get(viewId);
    return roles != null
        && (roles.isEmpty() || roles.stream().anyMatch(faces.getExternalContext()::isUserInRole));
  }

  /** Ends the request. Faces requires a view nevertheless, so an empty one is returned. */
  private static UIViewRoot denied(FacesContext faces, String viewId) {
    ExternalContext external = faces.getExternalContext();
    try {
      external.responseSendError(ROLES.containsKey(viewId) ? 403 : 404, null);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    faces.responseComplete();
    UIViewRoot empty = new UIViewRoot();
    empty.setViewId(viewId);
    empty.setTransient(true);
    return empty;
  }
}
