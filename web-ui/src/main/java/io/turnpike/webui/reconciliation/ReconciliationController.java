package io.turnpike.webui.reconciliation;

import io.turnpike.billing.reconciliation.Reconciliation;
import io.turnpike.billing.reconciliation.Reconciliation.Report;
import io.turnpike.infra.refusal.InvalidInput;
import io.turnpike.tenants.Actor;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.reactive.result.view.Rendering;
import reactor.core.publisher.Mono;

/** Compares some days, and says what is wrong with the days when it cannot. */
@Controller
class ReconciliationController {

  private static final int DAYS = 7;

  private final Reconciliation reconciliation;

  ReconciliationController(Reconciliation reconciliation) {
    this.reconciliation = reconciliation;
  }

  @GetMapping("/reconciliation")
  Mono<Rendering> page(
      @AuthenticationPrincipal Actor actor,
      @RequestParam(required = false) @Nullable String from,
      @RequestParam(required = false) @Nullable String to) {
    return Mono.fromCallable(() -> Asked.of(from, to, actor.organization().zone()))
        .flatMap(asked -> checked(actor, asked))
        .onErrorResume(
            InvalidInput.class,
            refusal ->
                Mono.just(rendering(Asked.lately(actor), null, List.of(refusal.getMessage()))));
  }

  private Mono<Rendering> checked(Actor actor, Asked asked) {
    return reconciliation
        .of(actor.organization(), asked.from, asked.to)
        .map(report -> rendering(asked, report, List.of()));
  }

  private static Rendering rendering(Asked asked, @Nullable Report report, List<String> mistakes) {
    return Rendering.view("reconciliation/reconciliation")
        .modelAttribute("from", asked.from)
        .modelAttribute("to", asked.to)
        .modelAttribute("report", Optional.ofNullable(report))
        .modelAttribute("mistakes", mistakes)
        .build();
  }

  /** Days of the organization's zone, the last included. */
  private record Asked(LocalDate from, LocalDate to) {

    static Asked of(@Nullable String from, @Nullable String to, ZoneId zone) {
      LocalDate last = to == null || to.isEmpty() ? LocalDate.now(zone) : day("to", to);
      return new Asked(
          from == null || from.isEmpty() ? last.minusDays(DAYS - 1) : day("from", from), last);
    }

    static Asked lately(Actor actor) {
      return of(null, null, actor.organization().zone());
    }

    private static LocalDate day(String name, String text) {
      try {
        return LocalDate.parse(text);
      } catch (DateTimeParseException noDay) {
        throw InvalidInput.at("/" + name, "must be a day such as 2026-11-30");
      }
    }
  }
}
