package io.groundspeed.web.platform;

import jakarta.faces.application.ViewHandler;
import jakarta.faces.application.ViewHandlerWrapper;
import jakarta.faces.context.FacesContext;

/** Makes the forms of a page post to the address that the browser shows. */
public final class AddressedViews extends ViewHandlerWrapper {
  /** Called by Faces. */
  public AddressedViews(ViewHandler wrapped) {
    super(wrapped);
  }

  @Override
  public String getActionURL(FacesContext faces, String view) {
    Object address = faces.getExternalContext().getRequestMap().get(AddressServlet.ADDRESS);
    return address == null ? super.getActionURL(faces, view) : address.toString();
  }
}
