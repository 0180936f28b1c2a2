package io.turnpike.app.api;

import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** {@code GET /api/schemas/config.json}: the schema of config documents. */
@RestController
class SchemaController {

  @GetMapping(path = "/api/schemas/config.json", produces = "application/schema+json")
  Resource schema() {
    return new ClassPathResource("schemas/config.json");
  }
}
