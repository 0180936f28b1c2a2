package io.turnpike.webui.docs;

import io.turnpike.infra.refusal.NotFound;
import io.turnpike.webui.docs.Documentation.Page;
import java.util.List;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.reactive.result.view.Rendering;
import reactor.core.publisher.Mono;

/** The documentation, for people with and without an account. */
@Controller
class DocsController {

  private final Documentation documentation;

  DocsController(Documentation documentation) {
    this.documentation = documentation;
  }

  @GetMapping("/docs")
  Mono<Rendering> contents() {
    return documentation
        .pages()
        .map(pages -> Rendering.view("docs/contents").modelAttribute("pages", pages).build());
  }

  @GetMapping("/docs/{name}")
  Mono<Rendering> page(@PathVariable String name) {
    return documentation
        .find(name)
        .switchIfEmpty(Mono.error(() -> new NotFound("page of the documentation", name)))
        .zipWith(documentation.pages(), DocsController::shown);
  }

  @GetMapping("/docs/{folder}/{name}")
  Mono<Rendering> page(@PathVariable String folder, @PathVariable String name) {
    return page(folder + "/" + name);
  }

  private static Rendering shown(Page page, List<Page> pages) {
    return Rendering.view("docs/page")
        .modelAttribute("pages", pages)
        .modelAttribute("page", page)
        .build();
  }
}
