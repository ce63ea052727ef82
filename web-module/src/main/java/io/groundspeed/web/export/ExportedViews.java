package io.groundspeed.web.export;

import io.groundspeed.web.csv.Exact;
import io.groundspeed.web.frame.Frame;
import jakarta.enterprise.inject.spi.CDI;
import jakarta.faces.application.ViewHandler;
import jakarta.faces.application.ViewHandlerWrapper;
import jakarta.faces.component.UIViewRoot;
import jakarta.faces.context.FacesContext;
import java.io.IOException;

/** Writes one table of a view instead of the view, if the request is for an export. */
public final class ExportedViews extends ViewHandlerWrapper {
  /** Called by Faces. */
  public ExportedViews(ViewHandler wrapped) {
    super(wrapped);
  }

  @Override
  public void renderView(FacesContext faces, UIViewRoot view) throws IOException {
    if (Exact.isOn()) {
      new Export(faces, CDI.current().select(Frame.class).get()).send();
      faces.responseComplete();
    } else {
      super.renderView(faces, view);
    }
  }
}
