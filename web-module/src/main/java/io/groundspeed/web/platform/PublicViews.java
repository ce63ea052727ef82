package io.groundspeed.web.platform;

import jakarta.faces.application.ViewHandler;
import jakarta.faces.application.ViewHandlerWrapper;
import jakarta.faces.component.UIViewRoot;
import jakarta.faces.context.FacesContext;
import java.util.Set;

/**
 * Public pages have no state for who is not logged in, from the very beginning: until their layout
 * says so, PrimeFaces believes that they have one, and puts its nonce into a session. Each visitor
 * would have one, and a cookie.
 */
public final class PublicViews extends ViewHandlerWrapper {
  private static final Set<String> PUBLIC =
      Set.of(
          "/index.xhtml",
          "/journey.xhtml",
          "/mentors.xhtml",
          "/profile.xhtml",
          "/certificate.xhtml",
          "/login.xhtml",
          "/setup.xhtml",
          "/account/link.xhtml");

  /** For Faces. */
  public PublicViews(ViewHandler wrapped) {
    super(wrapped);
  }

  @Override
  public UIViewRoot createView(FacesContext faces, String viewId) {
    UIViewRoot view = super.createView(faces, viewId);
    if (faces.getExternalContext().getRemoteUser() == null && PUBLIC.contains(view.getViewId())) {
      view.setTransient(true);
    }
    return view;
  }
}
