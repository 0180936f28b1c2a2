package io.turnpike.app.api;

import io.turnpike.routing.ModelCatalog;
import io.turnpike.routing.ModelCatalog.ModelCard;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** {@code GET /api/v1/models}: the model catalogue; and the schema of config documents. */
@RestController
class CatalogController {

  private final ModelCatalog catalog;

  CatalogController(ModelCatalog catalog) {
    this.catalog = catalog;
  }

  @GetMapping("/api/v1/models")
  Page<ModelCard> models() {
    return Page.whole(catalog.all());
  }

  @GetMapping(path = "/api/schemas/config.json", produces = "application/schema+json")
  Resource schema() {
    return new ClassPathResource("schemas/config.json");
  }
}
