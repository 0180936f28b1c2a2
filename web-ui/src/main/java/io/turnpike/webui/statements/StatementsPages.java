package io.turnpike.webui.statements;

import io.turnpike.billing.Credits;
import io.turnpike.billing.payments.Payments;
import io.turnpike.billing.statements.Statements;
import io.turnpike.tenants.Actor;
import io.turnpike.webui.view.Form;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.reactive.result.view.Rendering;
import reactor.core.publisher.Mono;

/** The list of statements, with what is left of credits and, where it can be, how to buy more. */
@Component
class StatementsPages {

  private final Statements statements;
  private final Credits credits;
  private final Payments payments;

  StatementsPages(Statements statements, Credits credits, Payments payments) {
    this.statements = statements;
    this.credits = credits;
    this.payments = payments;
  }

  /**
   * @param payment {@code done} after one, {@code left} without; null otherwise
   */
  Mono<Rendering> show(Actor actor, HttpStatus status, Form form, @Nullable String payment) {
    return Mono.zip(
            statements.list(actor.organization()).collectList(), credits.of(actor.organizationId()))
        .map(
            parts ->
                Rendering.view("statements/statements")
                    .status(status)
                    .modelAttribute("statements", parts.getT1())
                    .modelAttribute("credits", parts.getT2())
                    .modelAttribute("payable", payments.open() && actor.role().mayBill())
                    .modelAttribute("payment", Objects.requireNonNullElse(payment, ""))
                    .modelAttribute("form", form)
                    .build());
  }
}
