package io.groundspeed.web.platform;

import jakarta.faces.application.ViewHandler;
import jakarta.faces.application.ViewHandlerWrapper;
import jakarta.faces.context.FacesContext;

/** Forms of a page go back to the address under which the browser has it. */
public final class AddressedViews extends ViewHandlerWrapper {
  /** For Faces. */
  public AddressedViews(ViewHandler wrapped) {
    super(wrapped);
  }

  @Override
  public String getActionURL(FacesContext faces, String view) {
    Object address = faces.getExternalContext().getRequestMap().get(AddressServlet.ADDRESS);
    return address == null ? super.getActionURL(faces, view) : address.toString();
  }
}
