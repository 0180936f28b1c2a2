package io.turnpike.webui.configs;

import io.turnpike.infra.refusal.InvalidInput;
import io.turnpike.infra.refusal.NotFound;
import io.turnpike.routing.ConfigConversion;
import io.turnpike.routing.ConfigConversion.Exported;
import io.turnpike.routing.ConfigConversion.Imported;
import io.turnpike.routing.DocumentThreads;
import io.turnpike.routing.RouteConfigs;
import io.turnpike.routing.RouteConfigs.Version;
import io.turnpike.tenants.Actor;
import io.turnpike.webui.view.Form;
import io.turnpike.webui.view.Submitted;
import java.util.List;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.reactive.result.view.Rendering;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** Takes documents of other gateways, and gives ours in their language. */
@Controller
class ConversionController {

  private static final Imported NOTHING = new Imported(List.of(), List.of(), List.of());

  private final ConfigConversion conversion;
  private final RouteConfigs configs;

  ConversionController(ConfigConversion conversion, RouteConfigs configs) {
    this.conversion = conversion;
    this.configs = configs;
  }

  @GetMapping(value = "/configs", params = "import")
  Rendering ask() {
    return page(HttpStatus.OK, Form.EMPTY, NOTHING);
  }

  /** Shows what was made of it; each document is saved by a form of its own. */
  @PostMapping("/configs/import")
  Mono<Rendering> translate(ServerWebExchange request) {
    return Submitted.of(request)
        .flatMap(submitted -> DocumentThreads.compute(() -> translated(submitted)));
  }

  @GetMapping("/configs/{name}/export")
  Mono<Rendering> export(@PathVariable String name, @AuthenticationPrincipal Actor actor) {
    return configs
        .find(actor.organizationId(), name)
        .switchIfEmpty(Mono.error(() -> new NotFound("config", name)))
        .flatMap(
            version ->
                DocumentThreads.compute(
                    () -> page(version, conversion.exportPortkey(version.document()))));
  }

  private static Rendering page(Version version, Exported exported) {
    return Rendering.view("configs/export")
        .modelAttribute("version", version)
        .modelAttribute("exported", exported)
        .modelAttribute("report", Report.of(exported.report()))
        .build();
  }

  private Rendering translated(Submitted submitted) {
    try {
      return page(HttpStatus.OK, new Form(submitted, Map.of(), null), made(submitted));
    } catch (InvalidInput wrong) {
      Form form = Form.refused(submitted, wrong, "source");
      return page(HttpStatus.UNPROCESSABLE_CONTENT, form, NOTHING);
    }
  }

  private Imported made(Submitted submitted) {
    String source = submitted.document("source");
    return submitted.text("format").equals("litellm")
        ? conversion.importLiteLlm(source)
        : conversion.importPortkey(source);
  }

  private static Rendering page(HttpStatus status, Form form, Imported imported) {
    return Rendering.view("configs/import")
        .status(status)
        .modelAttribute("form", form)
        .modelAttribute("source", form.submitted().document("source"))
        .modelAttribute("imported", imported)
        .modelAttribute("report", Report.of(imported.report()))
        .build();
  }
}
