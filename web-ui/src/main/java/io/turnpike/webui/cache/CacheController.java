package io.turnpike.webui.cache;

import io.turnpike.infra.refusal.InvalidInput;
import io.turnpike.infra.refusal.Refusal;
import io.turnpike.infra.refusal.Unavailable;
import io.turnpike.routing.KeptAnswers;
import io.turnpike.routing.KeptAnswers.Purge;
import io.turnpike.routing.KeptAnswers.Stock;
import io.turnpike.tenants.Actor;
import io.turnpike.webui.view.Form;
import io.turnpike.webui.view.Redirect;
import io.turnpike.webui.view.RefusalPages;
import io.turnpike.webui.view.Submitted;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.reactive.result.view.Rendering;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** Shows what is kept, and takes answers out. */
@Controller
class CacheController {

  private static final String WORD = "word";

  private final KeptAnswers answers;

  CacheController(KeptAnswers answers) {
    this.answers = answers;
  }

  @GetMapping("/cache")
  Mono<Rendering> show(
      @AuthenticationPrincipal Actor actor, @RequestParam(required = false) @Nullable Long purged) {
    return page(actor, HttpStatus.OK, Form.EMPTY, purged);
  }

  @PostMapping("/cache/purge")
  Mono<Rendering> purge(ServerWebExchange exchange, @AuthenticationPrincipal Actor actor) {
    return Submitted.of(exchange)
        .flatMap(
            submitted ->
                Mono.defer(() -> answers.purge(actor, what(submitted)))
                    .map(purged -> Redirect.to("/cache?purged=" + purged))
                    .onErrorResume(Refusal.class, refusal -> refused(actor, submitted, refusal)));
  }

  private static Purge what(Submitted submitted) {
    String word = submitted.text(WORD);
    return switch (submitted.text("by")) {
      case "all" -> new Purge.All();
      case "tag" -> new Purge.Tag(word);
      case "key" -> new Purge.Key(word);
      case "model" -> new Purge.Model(word);
      case "config" -> new Purge.Config(word);
      default ->
          throw InvalidInput.at("/word", "say what it is: a tag, a config, a model, an entry");
    };
  }

  private Mono<Rendering> refused(Actor actor, Submitted submitted, Refusal refusal) {
    String by = submitted.text("by");
    Form form = Form.refused(submitted, refusal, WORD, by).renamed(by, WORD);
    return page(actor, RefusalPages.statusOf(refusal), form, null);
  }

  private Mono<Rendering> page(Actor actor, HttpStatus status, Form form, @Nullable Long purged) {
    return answers
        .stock(actor.organizationId())
        .map(Optional::of)
        .onErrorReturn(Unavailable.class, Optional.<Stock>empty())
        .map(
            stock ->
                Rendering.view("cache/cache")
                    .status(status)
                    .modelAttribute("page", new CachePage(form, stock.orElse(null), purged))
                    .build());
  }
}
