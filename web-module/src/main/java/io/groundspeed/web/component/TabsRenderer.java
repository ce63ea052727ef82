package io.groundspeed.web.component;

import jakarta.faces.context.FacesContext;
import jakarta.faces.context.ResponseWriter;
import java.io.IOException;
import java.util.List;
import org.primefaces.component.menu.AbstractMenu;
import org.primefaces.component.tabmenu.TabMenu;
import org.primefaces.component.tabmenu.TabMenuRenderer;
import org.primefaces.model.menu.MenuItem;

/**
 * Writes {@code p:tabMenu} as navigation: each tab is a link to an address, and {@code
 * aria-current} marks the open one. PrimeFaces writes the role {@code tab}, which assistive
 * technology expects to show a panel of the same page.
 */
public final class TabsRenderer extends TabMenuRenderer {

  @Override
  protected void encodeMarkup(FacesContext context, AbstractMenu component) throws IOException {
    TabMenu menu = (TabMenu) component;
    ResponseWriter writer = context.getResponseWriter();
    writer.startElement("nav", menu); // with its pass-through attributes, such as aria-label
    writer.writeAttribute("id", menu.getClientId(context), "id");
    writer.writeAttribute("class", "tabs picker", "styleClass");
    writer.startElement("ul", null);
    writer.writeAttribute("class", "segments", null);
    int place = 0;
    for (Object element : (List<?>) menu.getElements()) {
      if (element instanceof MenuItem item && item.isRendered()) {
        encodeTab(writer, item, place == menu.getActiveIndex());
        place++;
      }
    }
    writer.endElement("ul");
    writer.endElement("nav");
  }

  private static void encodeTab(ResponseWriter writer, MenuItem item, boolean open)
      throws IOException {
    writer.startElement("li", null);
    writer.startElement("a", null);
    writer.writeAttribute("href", item.getUrl(), null);
    writer.writeAttribute("aria-current", open ? "page" : "false", null);
    writer.writeText(item.getValue(), null);
    writer.endElement("a");
    writer.endElement("li");
  }

  @Override
  protected void encodeScript(FacesContext context, AbstractMenu component) {
    // links need no script
  }
}
