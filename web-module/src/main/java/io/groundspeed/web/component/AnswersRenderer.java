package io.groundspeed.web.component;

import jakarta.faces.application.FacesMessage;
import jakarta.faces.context.FacesContext;
import jakarta.faces.context.ResponseWriter;
import java.io.IOException;
import java.util.List;
import org.primefaces.component.messages.Messages;
import org.primefaces.component.messages.MessagesRenderer;

/**
 * Writes {@code p:messages}: what was done as a status with the id {@code done}, what was refused
 * as an alert with the id {@code refused}. PrimeFaces writes an alert for both.
 */
public final class AnswersRenderer extends MessagesRenderer {

  @Override
  protected void encodeMessages(
      FacesContext context, Messages component, String severity, List<FacesMessage> messages)
      throws IOException {
    boolean done = "info".equals(severity);
    ResponseWriter writer = context.getResponseWriter();
    writer.startElement("div", null);
    writer.writeAttribute("class", "notice" + (done ? "" : " problem"), null);
    if (component.isClosable()) {
      encodeCloseIcon(context, component);
    }
    writer.startElement("div", null);
    writer.writeAttribute("id", done ? "done" : "refused", null);
    writer.writeAttribute("role", done ? "status" : "alert", null);
    writer.startElement("ul", null);
    for (FacesMessage message : messages) {
      writer.startElement("li", null);
      writer.writeText(message.getSummary(), null);
      writer.endElement("li");
      message.rendered();
    }
    writer.endElement("ul");
    writer.endElement("div");
    writer.endElement("div");
  }
}
