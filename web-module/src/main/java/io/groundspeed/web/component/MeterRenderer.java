package io.groundspeed.web.component;

import jakarta.faces.context.FacesContext;
import jakarta.faces.context.ResponseWriter;
import java.io.IOException;
import org.primefaces.component.progressbar.ProgressBar;
import org.primefaces.component.progressbar.ProgressBarRenderer;

/**
 * Writes a {@code p:progressBar} that only displays a share as a meter: its title is the name, its
 * label template the exact value. PrimeFaces writes neither role nor value.
 */
public final class MeterRenderer extends ProgressBarRenderer {

  @Override
  protected void encodeMarkup(FacesContext context, ProgressBar bar) throws IOException {
    ResponseWriter writer = context.getResponseWriter();
    writer.startElement("div", null);
    String style = bar.getStyleClass();
    writer.writeAttribute("class", style == null ? "meter" : "meter " + style, "styleClass");
    writer.writeAttribute("role", "meter", null);
    writer.writeAttribute("aria-label", bar.getTitle(), "title");
    writer.writeAttribute("aria-valuemin", "0", null);
    writer.writeAttribute("aria-valuemax", "100", null);
    writer.writeAttribute("aria-valuenow", String.valueOf(bar.getValue()), null);
    writer.writeAttribute("aria-valuetext", bar.getLabelTemplate(), null);
    writer.startElement("div", null);
    writer.writeAttribute("style", "width:" + bar.getValue() + "%", null);
    writer.endElement("div");
    writer.endElement("div");
  }
}
