package io.groundspeed.page;

import io.groundspeed.shared.Environment;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;

/** Injects the templates of this process. */
@ApplicationScoped
class PageTemplatesProducer {
  @Produces
  PageTemplates templates() {
    return PageTemplates.of(Environment.ofProcess());
  }
}
