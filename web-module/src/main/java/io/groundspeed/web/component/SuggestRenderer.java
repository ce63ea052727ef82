package io.groundspeed.web.component;

import jakarta.faces.context.FacesContext;
import jakarta.faces.context.ResponseWriter;
import jakarta.faces.context.ResponseWriterWrapper;
import java.io.IOException;
import java.io.Writer;
import org.primefaces.component.autocomplete.AutoComplete;
import org.primefaces.component.autocomplete.AutoCompleteRenderer;

/**
 * Writes a {@code p:autoComplete} as a field of a GET form: its name is the parameter of the
 * address, the attribute {@code parameter} of the component. PrimeFaces writes a name that only a
 * view's state can decode.
 */
public final class SuggestRenderer extends AutoCompleteRenderer {

  @Override
  protected void encodeInput(FacesContext context, AutoComplete field, String clientId)
      throws IOException {
    Object parameter = field.getAttributes().get("parameter");
    if (parameter == null) {
      super.encodeInput(context, field, clientId);
      return;
    }
    ResponseWriter writer = context.getResponseWriter();
    context.setResponseWriter(new Named(writer, parameter));
    try {
      super.encodeInput(context, field, clientId);
    } finally {
      context.setResponseWriter(writer);
    }
  }

  private static final class Named extends ResponseWriterWrapper {
    private final Object parameter;

    Named(ResponseWriter wrapped, Object parameter) {
      super(wrapped);
      this.parameter = parameter;
    }

    @Override
    public void writeAttribute(String name, Object value, String property) throws IOException {
      super.writeAttribute(name, "name".equals(name) ? parameter : value, property);
    }

    @Override
    public ResponseWriter cloneWithWriter(Writer writer) {
      return new Named(super.cloneWithWriter(writer), parameter);
    }
  }
}
