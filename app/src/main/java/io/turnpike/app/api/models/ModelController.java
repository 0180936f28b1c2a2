package io.turnpike.app.api.models;

import io.turnpike.app.api.Page;
import io.turnpike.infra.refusal.InvalidInput;
import io.turnpike.routing.DocumentThreads;
import io.turnpike.routing.ModelCatalog;
import io.turnpike.routing.ModelCatalog.ModelCard;
import io.turnpike.routing.alias.ModelFamily;
import io.turnpike.routing.catalog.ListedModel;
import io.turnpike.routing.catalog.ModelQuery;
import io.turnpike.routing.catalog.ModelSearch;
import io.turnpike.routing.catalog.ModelSearch.Part;
import io.turnpike.tenants.Actor;
import io.turnpike.tenants.providers.ProviderConnection;
import io.turnpike.tenants.providers.ProviderConnections;
import io.turnpike.tenants.providers.ProviderType;
import io.turnpike.tenants.providers.ProviderTypes;
import io.turnpike.webui.TakesQuery;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** {@code GET /api/v1/models}: the catalogue, and what connections name beside it. */
@RestController
class ModelController {

  /** Of the connection that everybody has; nobody makes another. */
  private static final String DEMO = "demo";

  private final ModelCatalog catalog;
  private final ProviderConnections connections;
  private final List<String> types;

  ModelController(ModelCatalog catalog, ProviderConnections connections, ProviderTypes types) {
    this.catalog = catalog;
    this.connections = connections;
    this.types =
        Stream.concat(types.list().stream().map(ProviderType::word), Stream.of(DEMO)).toList();
  }

  @GetMapping("/api/v1/models")
  @TakesQuery({
    "search",
    "ability",
    "type",
    "max_input_price",
    "max_output_price",
    "min_context",
    "region",
    "zdr",
    "no_training",
    "connected",
    "retired",
    "sort"
  })
  Mono<Page<ModelView>> list(
      @AuthenticationPrincipal Actor actor,
      ServerHttpRequest request,
      @RequestParam(required = false) @Nullable String cursor,
      @RequestParam(defaultValue = "50") int limit) {
    ModelQuery query = ModelFilters.read(request.getQueryParams(), types);
    int most = Page.limit(limit);
    String after = cursor == null ? null : key(cursor);
    return connections
        .list(actor.organizationId())
        .collectList()
        .flatMap(known -> DocumentThreads.compute(() -> page(known, query, after, most)));
  }

  private Page<ModelView> page(
      List<ProviderConnection> known, ModelQuery query, @Nullable String after, int most) {
    LocalDate today = LocalDate.now(Clock.systemUTC());
    Part part = ModelSearch.part(ModelSearch.of(catalog, known, query, today), after, most);
    if (part == null) {
      throw noCursor();
    }
    return new Page<>(
        part.models().stream().map(listed -> view(listed, today)).toList(), cursor(part.next()));
  }

  private ModelView view(ListedModel listed, LocalDate today) {
    ModelCard card = listed.card();
    ModelCard successor =
        card.facts().retires() == null
            ? null
            : ModelFamily.successor(card, catalog.models(card.type()), today);
    return ModelView.of(listed, successor);
  }

  private static @Nullable String cursor(@Nullable String key) {
    return key == null
        ? null
        : Base64.getUrlEncoder()
            .withoutPadding()
            .encodeToString(key.getBytes(StandardCharsets.UTF_8));
  }

  private static String key(String cursor) {
    try {
      return new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException noBase64) {
      throw noCursor();
    }
  }

  private static InvalidInput noCursor() {
    return InvalidInput.at(
        "/cursor", "is of no page of this list; begin without one, with the same filters");
  }
}
