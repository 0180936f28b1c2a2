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
import io.turnpike.webui.view.Submitted;
import java.util.function.BiFunction;
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

  private final ConfigConversion conversion;
  private final RouteConfigs configs;
  private final ImportPages pages;

  ConversionController(ConfigConversion conversion, RouteConfigs configs, ImportPages pages) {
    this.conversion = conversion;
    this.configs = configs;
    this.pages = pages;
  }

  @GetMapping(value = "/configs", params = "import")
  Rendering ask() {
    return pages.empty();
  }

  /** Shows what was made of it, and saves nothing. */
  @PostMapping("/configs/import")
  Mono<Rendering> translate(ServerWebExchange request, @AuthenticationPrincipal Actor actor) {
    return translated(
        request, (submitted, imported) -> pages.translated(actor, submitted, imported));
  }

  /** Makes what was made of it: all, or what the pressed button names. */
  @PostMapping("/configs/import/make")
  Mono<Rendering> make(ServerWebExchange request, @AuthenticationPrincipal Actor actor) {
    return translated(request, (submitted, imported) -> pages.made(actor, submitted, imported));
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

  private Mono<Rendering> translated(
      ServerWebExchange request, BiFunction<Submitted, Imported, Mono<Rendering>> shown) {
    return Submitted.of(request)
        .flatMap(
            submitted ->
                DocumentThreads.compute(() -> made(submitted))
                    .flatMap(imported -> shown.apply(submitted, imported))
                    .onErrorResume(
                        InvalidInput.class, wrong -> Mono.just(pages.refused(submitted, wrong))));
  }

  private Imported made(Submitted submitted) {
    String source = submitted.document("source");
    return submitted.text("format").equals("litellm")
        ? conversion.importLiteLlm(source)
        : conversion.importPortkey(source);
  }
}
