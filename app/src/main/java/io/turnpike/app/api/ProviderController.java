package io.turnpike.app.api;

import io.turnpike.infra.crypto.Secret;
import io.turnpike.infra.refusal.NotFound;
import io.turnpike.tenants.Actor;
import io.turnpike.tenants.ProviderConnection;
import io.turnpike.tenants.ProviderConnection.ModelPrice;
import io.turnpike.tenants.ProviderConnections;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** {@code /api/v1/providers}: provider connections. Secrets go in and never come out. */
@RestController
@RequestMapping("/api/v1/providers")
class ProviderController {

  private final ProviderConnections connections;

  ProviderController(ProviderConnections connections) {
    this.connections = connections;
  }

  @GetMapping
  Mono<Page<View>> list(@AuthenticationPrincipal Actor actor) {
    return connections.list(actor.organizationId()).map(View::of).collectList().map(Page::whole);
  }

  @GetMapping("/{name}")
  Mono<View> find(@AuthenticationPrincipal Actor actor, @PathVariable String name) {
    return connections
        .find(actor.organizationId(), name)
        .map(View::of)
        .switchIfEmpty(Mono.error(() -> new NotFound("provider connection", name)));
  }

  @PutMapping("/{name}")
  Mono<View> put(
      @AuthenticationPrincipal Actor actor, @PathVariable String name, @RequestBody Form form) {
    return connections.put(actor, name, form.draft()).map(View::of);
  }

  @DeleteMapping("/{name}")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  Mono<Void> delete(@AuthenticationPrincipal Actor actor, @PathVariable String name) {
    return connections.delete(actor, name);
  }

  record Price(@Nullable BigDecimal inputUsdPerMillion, @Nullable BigDecimal outputUsdPerMillion) {

    ModelPrice toModelPrice(String model) {
      String pointer = "/prices/" + model.replace("~", "~0").replace("/", "~1");
      return new ModelPrice(
          Fields.nanoUsdPerToken(pointer + "/input_usd_per_million", inputUsdPerMillion),
          Fields.nanoUsdPerToken(pointer + "/output_usd_per_million", outputUsdPerMillion));
    }

    static Price of(ModelPrice price) {
      return new Price(
          BigDecimal.valueOf(price.inputNanoUsd(), 3),
          BigDecimal.valueOf(price.outputNanoUsd(), 3));
    }
  }

  record Form(
      @Nullable String type,
      @Nullable String baseUrl,
      @Nullable String apiKey,
      @Nullable Map<String, Price> prices) {

    ProviderConnections.Draft draft() {
      Map<String, ModelPrice> priced = new TreeMap<>();
      if (prices != null) {
        prices.forEach((model, price) -> priced.put(model, price.toModelPrice(model)));
      }
      return new ProviderConnections.Draft(
          Fields.required("/type", type),
          baseUrl,
          apiKey == null ? null : new Secret(apiKey),
          priced);
    }

    @Override
    public String toString() {
      return "Form[type=" + type + ", baseUrl=" + baseUrl + "]";
    }
  }

  record View(
      String name,
      String type,
      String baseUrl,
      boolean builtIn,
      boolean hasApiKey,
      Map<String, Price> prices,
      int revision,
      @Nullable Instant updatedAt) {

    static View of(ProviderConnection connection) {
      Map<String, Price> prices = new TreeMap<>();
      connection.prices().forEach((model, price) -> prices.put(model, Price.of(price)));
      return new View(
          connection.name(),
          connection.type(),
          connection.baseUrl().toString(),
          connection.builtIn(),
          connection.hasSecret(),
          prices,
          connection.revision(),
          connection.updatedAt());
    }
  }
}
