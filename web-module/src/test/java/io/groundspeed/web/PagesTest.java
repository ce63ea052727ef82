package io.groundspeed.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;

/** Rules for the source of every page, tag and layout. */
class PagesTest {
  private static final Path WEBAPP = Path.of("src/main/webapp");
  private static final Pattern INLINE =
      Pattern.compile("<style|\\sstyle=|\\son[a-z]+=\"|<script(?![^>]*\\ssrc=)|javascript:");

  @Test
  void no_page_has_a_script_or_a_style_in_it() {
    assertThat(pages())
        .isNotEmpty()
        .allSatisfy(page -> assertThat(Files.readString(page)).doesNotContainPattern(INLINE));
  }

  @Test
  void every_page_is_well_formed() {
    assertThat(pages())
        .allSatisfy(
            page -> DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(page.toFile()));
  }

  @Test
  void nothing_is_loaded_from_elsewhere() {
    assertThat(pages())
        .allSatisfy(
            page ->
                assertThat(Files.readString(page))
                    .doesNotContainPattern("(src|href)=\"(https?:)?//"));
  }

  @Test
  void every_tag_of_the_library_has_its_file_and_every_file_its_tag() throws IOException {
    String library = Files.readString(WEBAPP.resolve("WEB-INF/groundspeed.taglib.xml"));
    List<String> declared =
        Pattern.compile("<source>tags/(.+?)</source>")
            .matcher(library)
            .results()
            .map(found -> found.group(1))
            .toList();

    try (Stream<Path> files = Files.list(WEBAPP.resolve("WEB-INF/tags"))) {
      assertThat(files.map(file -> file.getFileName().toString()))
          .containsExactlyInAnyOrderElementsOf(declared);
    }
  }

  private static List<Path> pages() {
    try (Stream<Path> files = Files.walk(WEBAPP)) {
      return files.filter(file -> file.toString().matches(".*\\.(xhtml|html)")).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
