package io.groundspeed.web.jobs;

import io.groundspeed.report.StoredFile;
import java.util.List;

/**
 * A link that downloads or shows a stored file.
 *
 * @param words such as {@code PDF}
 * @param href relative to the root of the application
 */
public record FileLink(String words, String href) {

  /** Returns the links to a file. */
  static List<FileLink> of(StoredFile file) {
    return switch (file.kind()) {
      case REPORT -> {
        String report = "/api/performance/reports/" + file.id();
        yield List.of(new FileLink("Open", report + ".html"), new FileLink("PDF", report + ".pdf"));
      }
      case EXPORT -> List.of(new FileLink("ZIP", "/api/exports/" + file.id()));
    };
  }
}
