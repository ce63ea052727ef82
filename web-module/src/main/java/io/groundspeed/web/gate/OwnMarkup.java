package io.groundspeed.web.gate;

import jakarta.faces.context.FacesContext;
import jakarta.faces.context.ResponseWriter;
import jakarta.faces.context.ResponseWriterWrapper;
import jakarta.faces.render.RenderKit;
import jakarta.faces.render.RenderKitFactory;
import jakarta.faces.render.RenderKitWrapper;
import java.io.IOException;
import java.io.Writer;
import java.util.Iterator;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Adapts what components write. The addresses of pages, which are written as {@code href}, {@code
 * src} or {@code action}, begin with the context path where there is one. An inline style becomes
 * {@code data-style}: the Content-Security-Policy forbids inline styles, and {@code frame.js}
 * applies the value through the element's style object, which the policy allows.
 */
public final class OwnMarkup extends RenderKitFactory {
  private static final Set<String> ADDRESSES = Set.of("href", "src", "action");
  private static final String STYLE = "style";

  /** Called by Faces. */
  public OwnMarkup(RenderKitFactory wrapped) {
    super(wrapped);
  }

  @Override
  public void addRenderKit(String id, RenderKit kit) {
    getWrapped().addRenderKit(id, kit);
  }

  @Override
  public Iterator<String> getRenderKitIds() {
    return getWrapped().getRenderKitIds();
  }

  @Override
  public RenderKit getRenderKit(@Nullable FacesContext faces, String id) {
    RenderKit kit = getWrapped().getRenderKit(faces, id);
    // During start-up there is no request and therefore no context path.
    String context = faces == null ? null : faces.getExternalContext().getRequestContextPath();
    return kit == null || context == null ? kit : new Kit(kit, context);
  }

  private static final class Kit extends RenderKitWrapper {
    private final String context;

    Kit(RenderKit wrapped, String context) {
      super(wrapped);
      this.context = context;
    }

    @Override
    public ResponseWriter createResponseWriter(Writer writer, String types, String encoding) {
      return new Markup(super.createResponseWriter(writer, types, encoding), context);
    }
  }

  private static final class Markup extends ResponseWriterWrapper {
    private final String context;

    Markup(ResponseWriter wrapped, String context) {
      super(wrapped);
      this.context = context;
    }

    @Override
    public void writeAttribute(String name, Object value, String property) throws IOException {
      super.writeAttribute(
          STYLE.equals(name) ? "data-style" : name, prefixed(name, value), property);
    }

    @Override
    public void writeURIAttribute(String name, Object value, String property) throws IOException {
      super.writeURIAttribute(name, prefixed(name, value), property);
    }

    private Object prefixed(String name, Object value) {
      return value instanceof String address && ADDRESSES.contains(name)
          ? ContextPath.prefixed(context, address)
          : value;
    }

    @Override
    public ResponseWriter cloneWithWriter(Writer writer) {
      return new Markup(super.cloneWithWriter(writer), context);
    }
  }
}
