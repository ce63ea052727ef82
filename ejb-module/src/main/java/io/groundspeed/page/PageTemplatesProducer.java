package io.groundspeed.page;

import io.groundspeed.shared.Environment;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;

/**
 * Reads {@code GROUNDSPEED_PAGE_TEMPLATES}. The default is the templates of the journey platform.
 */
@ApplicationScoped
class PageTemplatesProducer {
  @Produces
  PageTemplates templates() {
    return new PageTemplates(
        Environment.ofProcess()
            .list("GROUNDSPEED_PAGE_TEMPLATES", "/journeys/{slug},/mentors/{id}"));
  }
}
