package io.turnpike.webui.docs;

import io.turnpike.infra.refusal.NotFound;
import io.turnpike.webui.docs.Documentation.Page;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.reactive.result.view.Rendering;

/** The documentation, for people with and without an account. */
@Controller
class DocsController {

  private final Documentation documentation;

  DocsController(Documentation documentation) {
    this.documentation = documentation;
  }

  @GetMapping("/docs")
  Rendering contents() {
    return Rendering.view("docs/contents").modelAttribute("pages", documentation.pages()).build();
  }

  @GetMapping("/docs/{name}")
  Rendering page(@PathVariable String name) {
    Page page = documentation.find(name);
    if (page == null) {
      throw new NotFound("page of the documentation", name);
    }
    return Rendering.view("docs/page")
        .modelAttribute("pages", documentation.pages())
        .modelAttribute("page", page)
        .build();
  }
}
