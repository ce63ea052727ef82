package io.groundspeed.config;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Element;
import org.w3c.dom.NamedNodeMap;
import org.w3c.dom.Node;
import org.xml.sax.SAXException;

/** A configuration of WildFly as text in which only what has a meaning makes a difference. */
record Configuration(String text) {

  static Configuration read(Path file) throws IOException {
    try {
      DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
      return new Configuration(
          canonical(factory.newDocumentBuilder().parse(file.toFile()).getDocumentElement(), ""));
    } catch (ParserConfigurationException | SAXException e) {
      throw new IOException(file + " can't be read", e);
    }
  }

  /** Elements are sorted, save the protocols of a stack, whose order counts. */
  private static String canonical(Element element, String indent) {
    List<String> children = new ArrayList<>();
    for (Node child = element.getFirstChild(); child != null; child = child.getNextSibling()) {
      if (child instanceof Element nested && !isEmptyList(nested)) {
        children.add(canonical(nested, indent + "  "));
      } else if (!child.getTextContent().isBlank() && child.getNodeType() == Node.TEXT_NODE) {
        children.add(indent + "  " + child.getTextContent().strip() + "\n");
      }
    }
    if (!element.getTagName().equals("stack")) {
      children.sort(null);
    }
    return indent + element.getTagName() + attributes(element) + "\n" + String.join("", children);
  }

  /** An empty list of global modules says the same as none. */
  private static boolean isEmptyList(Element element) {
    return element.getTagName().equals("global-modules") && !element.hasChildNodes();
  }

  private static String attributes(Element element) {
    NamedNodeMap attributes = element.getAttributes();
    return IntStream.range(0, attributes.getLength())
        .mapToObj(attributes::item)
        .map(attribute -> " " + attribute.getNodeName() + "=" + attribute.getNodeValue())
        .sorted()
        .collect(Collectors.joining());
  }
}
