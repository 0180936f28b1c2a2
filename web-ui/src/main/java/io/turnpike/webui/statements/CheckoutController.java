package io.turnpike.webui.statements;

import io.turnpike.billing.Usd;
import io.turnpike.billing.payments.Payments;
import io.turnpike.infra.refusal.InvalidInput;
import io.turnpike.infra.refusal.Refusal;
import io.turnpike.tenants.Actor;
import io.turnpike.webui.view.Form;
import io.turnpike.webui.view.RefusalPages;
import io.turnpike.webui.view.Submitted;
import java.math.BigDecimal;
import java.net.URI;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.reactive.result.view.Rendering;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/**
 * On the way to the payment provider. The page between is there because browsers let no form of
 * this site lead to another, not even by a redirect.
 */
@Controller
class CheckoutController {

  private static final String AMOUNT = "amount_usd";

  /** Longer than any amount, and short enough to be read as a number at once. */
  private static final int LONGEST = 20;

  private final Payments payments;
  private final StatementsPages pages;

  CheckoutController(Payments payments, StatementsPages pages) {
    this.payments = payments;
    this.pages = pages;
  }

  @PostMapping("/credits/checkout")
  Mono<Rendering> checkout(ServerWebExchange exchange, @AuthenticationPrincipal Actor actor) {
    return Submitted.of(exchange).flatMap(submitted -> checkout(actor, submitted));
  }

  @PostMapping("/credits/portal")
  Mono<Rendering> portal(@AuthenticationPrincipal Actor actor) {
    return payments
        .portal(actor)
        .map(url -> leave("Receipts and cards", "See receipts and cards", url))
        .onErrorResume(Refusal.class, refusal -> refused(actor, Submitted.NOTHING, refusal));
  }

  private Mono<Rendering> checkout(Actor actor, Submitted submitted) {
    return Mono.fromCallable(() -> amount(submitted.text(AMOUNT)))
        .flatMap(amount -> payments.checkout(actor, amount).map(it -> pay(amount, it.url())))
        .onErrorResume(Refusal.class, refusal -> refused(actor, submitted, refusal));
  }

  private Mono<Rendering> refused(Actor actor, Submitted submitted, Refusal refusal) {
    Form form = Form.refused(submitted, refusal, AMOUNT);
    return pages.show(actor, RefusalPages.statusOf(refusal), form, null);
  }

  private static Rendering pay(BigDecimal usd, URI url) {
    return leave("Add credits", "Pay $" + Usd.text(Usd.nano(usd)), url);
  }

  private static Rendering leave(String title, String action, URI url) {
    return Rendering.view("statements/leave")
        .modelAttribute("title", title)
        .modelAttribute("action", action)
        .modelAttribute("host", url.getHost())
        .modelAttribute("url", url.toString())
        .build();
  }

  private static BigDecimal amount(String text) {
    try {
      if (text.length() <= LONGEST) {
        return new BigDecimal(text);
      }
    } catch (NumberFormatException noNumber) {
      // Falls through to the one sentence that says what is accepted.
    }
    throw InvalidInput.at("/" + AMOUNT, "Enter US dollars, such as 25 or 25.50.");
  }
}
