package io.turnpike.webui.cache;

import io.turnpike.billing.savings.Savings;
import io.turnpike.infra.refusal.InvalidInput;
import io.turnpike.infra.refusal.Refusal;
import io.turnpike.infra.refusal.Unavailable;
import io.turnpike.routing.KeptAnswers;
import io.turnpike.routing.KeptAnswers.Purge;
import io.turnpike.routing.KeptAnswers.Stock;
import io.turnpike.tenants.Actor;
import io.turnpike.webui.TakesQuery;
import io.turnpike.webui.filter.Readings;
import io.turnpike.webui.view.Form;
import io.turnpike.webui.view.Redirect;
import io.turnpike.webui.view.RefusalPages;
import io.turnpike.webui.view.Submitted;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.reactive.result.view.Rendering;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** Shows what is kept and what that saved, and takes answers out. */
@Controller
class CacheController {

  private static final String WORD = "word";

  private final KeptAnswers answers;
  private final Savings savings;

  CacheController(KeptAnswers answers, Savings savings) {
    this.answers = answers;
    this.savings = savings;
  }

  @GetMapping("/cache")
  @TakesQuery("*")
  Mono<Rendering> show(@AuthenticationPrincipal Actor actor, ServerWebExchange exchange) {
    Readings readings = new Readings(exchange.getRequest().getQueryParams(), actor.zone());
    Long purged = readings.read("purged", CacheController::number, "number of entries");
    return page(actor, HttpStatus.OK, Form.EMPTY, purged, readings);
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
    Readings nothing = new Readings(new LinkedMultiValueMap<>(), actor.zone());
    return page(actor, RefusalPages.statusOf(refusal), form, null, nothing);
  }

  private Mono<Rendering> page(
      Actor actor, HttpStatus status, Form form, @Nullable Long purged, Readings readings) {
    return Mono.zip(stock(actor), savings(actor, readings))
        .map(
            both ->
                Rendering.view("cache/cache")
                    .status(status)
                    .modelAttribute(
                        "page",
                        new CachePage(form, both.getT1().orElse(null), purged, both.getT2()))
                    .build());
  }

  private Mono<Optional<Stock>> stock(Actor actor) {
    return answers
        .stock(actor.organizationId())
        .map(Optional::of)
        .onErrorReturn(Unavailable.class, Optional.empty());
  }

  private Mono<SavingsPart> savings(Actor actor, Readings readings) {
    SavingsTime time = SavingsTime.read(readings, ZonedDateTime.now(actor.zone()));
    List<String> mistakes = readings.mistakes();
    return savings
        .report(actor.organizationId(), time.begin(), time.end())
        .map(report -> new SavingsPart(time, mistakes, report))
        .onErrorResume(
            InvalidInput.class,
            refusal -> {
              String why = refusal.mistakes().getFirst().message();
              return Mono.just(new SavingsPart(time, List.of("The time " + why + "."), null));
            });
  }

  private static @Nullable Long number(String text) {
    return text.matches("\\d{1,18}") ? Long.valueOf(text) : null;
  }
}
