package io.turnpike.app.api.cache;

import io.turnpike.infra.refusal.InvalidInput;
import io.turnpike.routing.KeptAnswers;
import io.turnpike.routing.KeptAnswers.Purge;
import io.turnpike.tenants.Actor;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** {@code POST /api/v1/cache/purge}: takes kept answers out, on every node. */
@RestController
class CachePurgeController {

  private final KeptAnswers answers;

  CachePurgeController(KeptAnswers answers) {
    this.answers = answers;
  }

  @PostMapping("/api/v1/cache/purge")
  Mono<Purged> purge(@AuthenticationPrincipal Actor actor, @RequestBody Order order) {
    return answers.purge(actor, order.what()).map(Purged::new);
  }

  /**
   * Exactly one of them.
   *
   * @param key id of an entry
   */
  record Order(
      @Nullable String tag,
      @Nullable String key,
      @Nullable String model,
      @Nullable String config,
      @Nullable Boolean all) {

    Purge what() {
      Purge[] given =
          Stream.of(
                  tag == null ? null : new Purge.Tag(tag),
                  key == null ? null : new Purge.Key(key),
                  model == null ? null : new Purge.Model(model),
                  config == null ? null : new Purge.Config(config),
                  Boolean.TRUE.equals(all) ? new Purge.All() : null)
              .filter(Objects::nonNull)
              .toArray(Purge[]::new);
      if (given.length != 1) {
        throw InvalidInput.at("", "say one of tag, key, model, config, or \"all\": true");
      }
      return given[0];
    }
  }

  /**
   * @param purged how many entries there were
   */
  record Purged(long purged) {}
}
