package io.turnpike.webui.statements;

import io.turnpike.billing.statements.Statement;
import io.turnpike.billing.statements.Statements;
import io.turnpike.billing.statements.Statements.ChargeBack;
import io.turnpike.infra.refusal.NotFound;
import io.turnpike.infra.refusal.Refusal;
import io.turnpike.tenants.Actor;
import io.turnpike.webui.view.Form;
import io.turnpike.webui.view.Redirect;
import io.turnpike.webui.view.RefusalPages;
import io.turnpike.webui.view.Submitted;
import java.time.YearMonth;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.reactive.result.view.Rendering;
import reactor.core.publisher.Mono;

/** What was used and is owed, by month. */
@Controller
class StatementsController {

  private final Statements statements;
  private final StatementsPages pages;

  StatementsController(Statements statements, StatementsPages pages) {
    this.statements = statements;
    this.pages = pages;
  }

  /**
   * @param payment how the browser comes back from the payment provider: {@code done} or {@code
   *     left}
   */
  @GetMapping("/statements")
  Mono<Rendering> list(
      @AuthenticationPrincipal Actor actor,
      @RequestParam(required = false) @Nullable String payment) {
    return pages.show(actor, HttpStatus.OK, Form.EMPTY, payment);
  }

  /**
   * @param tag name of a metadata entry by whose values the cost is charged back
   */
  @GetMapping("/statements/{month}")
  Mono<Rendering> show(
      @AuthenticationPrincipal Actor actor,
      @PathVariable String month,
      @RequestParam(required = false) @Nullable String tag) {
    return Mono.fromCallable(() -> month(month))
        .flatMap(it -> page(actor, it, tag, HttpStatus.OK, Form.EMPTY));
  }

  @PostMapping("/statements/{month}/close")
  Mono<Rendering> close(@AuthenticationPrincipal Actor actor, @PathVariable String month) {
    return Mono.fromCallable(() -> month(month))
        .flatMap(
            it ->
                statements
                    .close(actor, it)
                    .map(_ -> Redirect.to("/statements/" + it))
                    .onErrorResume(Refusal.class, refusal -> refused(actor, it, refusal)));
  }

  private Mono<Rendering> refused(Actor actor, YearMonth month, Refusal refusal) {
    Form form = Form.refused(Submitted.NOTHING, refusal);
    return page(actor, month, null, RefusalPages.statusOf(refusal), form);
  }

  private Mono<Rendering> page(
      Actor actor, YearMonth month, @Nullable String tag, HttpStatus status, Form form) {
    return Mono.zip(
            statements.of(actor.organization(), month),
            chargeBack(actor, month, tag).map(Optional::of).defaultIfEmpty(Optional.empty()))
        .map(
            parts ->
                Rendering.view("statements/statement")
                    .status(status)
                    .modelAttribute("page", of(actor, parts.getT1(), parts.getT2()))
                    .modelAttribute("form", form)
                    .build());
  }

  private Mono<ChargeBack> chargeBack(Actor actor, YearMonth month, @Nullable String tag) {
    return tag == null || tag.isBlank()
        ? Mono.empty()
        : statements.chargeBack(actor.organization(), month, tag.strip());
  }

  private static StatementPage of(
      Actor actor, Statement statement, Optional<ChargeBack> chargeBack) {
    return StatementPage.of(actor, statement, chargeBack.orElse(null));
  }

  private static YearMonth month(String text) {
    try {
      return YearMonth.parse(text);
    } catch (DateTimeParseException noMonth) {
      throw new NotFound("statement", text);
    }
  }
}
