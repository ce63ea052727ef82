package io.groundspeed.web.frame;

import static org.assertj.core.api.Assertions.assertThat;

import io.groundspeed.web.gate.AllowedViews;
import io.groundspeed.web.gate.NamedPaths;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/** The descriptor, the list of views and the list of role paths agree. */
class AllowedPathsTest {
  private static final Path WEB_INF = Path.of("src/main/webapp/WEB-INF");

  @Test
  void the_container_denies_what_is_not_named() throws Exception {
    Element denied =
        constraints().stream()
            .filter(constraint -> patterns(constraint).contains("/*"))
            .findFirst()
            .orElseThrow();

    assertThat(patterns(denied)).containsExactly("/*");
    assertThat(denied.getElementsByTagName("auth-constraint").getLength()).isEqualTo(1);
    assertThat(denied.getElementsByTagName("role-name").getLength()).isZero();
  }

  @Test
  void no_constraint_leaves_out_methods() throws Exception {
    for (Element constraint : constraints()) {
      assertThat(constraint.getElementsByTagName("http-method").getLength()).isZero();
      assertThat(constraint.getElementsByTagName("http-method-omission").getLength()).isZero();
    }
  }

  @Test
  void named_paths_are_those_of_the_descriptor() throws Exception {
    Set<String> named = new TreeSet<>();
    for (Element constraint : constraints()) {
      named.addAll(patterns(constraint));
    }
    named.remove("/*");

    assertThat(named).allMatch(pattern -> NamedPaths.contains(pattern.replace("/*", "/x")));
    for (String unnamed :
        List.of("/faces/index.xhtml", "/journey", "/error", "/indexes", "/apis/x", "/mex")) {
      assertThat(named).doesNotContain(unnamed);
      assertThat(NamedPaths.contains(unnamed)).as(unnamed).isFalse();
    }
  }

  @Test
  void every_view_is_listed_with_its_roles_and_no_other_is() throws Exception {
    Path folder = WEB_INF.resolve("faces-views");
    try (Stream<Path> files = Files.walk(folder)) {
      Set<String> views =
          files
              .filter(Files::isRegularFile)
              .map(file -> "/" + folder.relativize(file).toString().replace('\\', '/'))
              .collect(Collectors.toSet());

      assertThat(AllowedViews.roles().keySet()).isEqualTo(views);
    }
  }

  @Test
  void every_view_of_the_dashboard_is_for_administrators_alone() {
    assertThat(AllowedViews.roles())
        .allSatisfy(
            (view, roles) ->
                assertThat(roles.equals(Set.of("admin"))).isEqualTo(view.startsWith("/admin/")));
  }

  private static List<Element> constraints() throws Exception {
    Document descriptor =
        DocumentBuilderFactory.newInstance()
            .newDocumentBuilder()
            .parse(WEB_INF.resolve("web.xml").toFile());
    return elements(descriptor.getElementsByTagName("security-constraint"));
  }

  private static List<String> patterns(Element constraint) {
    return elements(constraint.getElementsByTagName("url-pattern")).stream()
        .map(Element::getTextContent)
        .toList();
  }

  private static List<Element> elements(NodeList nodes) {
    List<Element> elements = new ArrayList<>();
    for (int i = 0; i < nodes.getLength(); i++) {
      elements.add((Element) nodes.item(i));
    }
    return elements;
  }
}
