package io.groundspeed.web.platform;

import jakarta.faces.application.ViewHandler;
import jakarta.faces.application.ViewHandlerWrapper;
import jakarta.faces.component.UIViewRoot;
import jakarta.faces.context.FacesContext;
import java.util.Set;

/**
 * Makes public pages stateless for visitors who are not logged in, from the start of the view.
 * Otherwise PrimeFaces assumes state until the layout is read, and stores its nonce in a session;
 * every visitor would get a session and a cookie.
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

  /** Called by Faces. */
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
