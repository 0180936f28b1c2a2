package io.turnpike.app.api.operator;

import io.turnpike.app.api.Csv;
import io.turnpike.app.api.Fields;
import io.turnpike.billing.Credits;
import io.turnpike.billing.Credits.Balance;
import io.turnpike.billing.plans.Plans;
import io.turnpike.infra.refusal.InvalidInput;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** {@code /api/v1/operator/organizations/{slug}}: with the operator's token and no other. */
@RestController
@RequestMapping("/api/v1/operator/organizations/{slug}")
class OperatorController {

  private static final int NANO = 9;

  private final OperatorToken token;
  private final Plans plans;
  private final Credits credits;

  OperatorController(OperatorToken token, Plans plans, Credits credits) {
    this.token = token;
    this.plans = plans;
    this.credits = credits;
  }

  @PutMapping("/plan")
  Mono<PlanForm> assign(
      @RequestHeader(name = OperatorToken.HEADER, required = false) @Nullable String given,
      @PathVariable String slug,
      @RequestBody PlanForm form) {
    return Mono.fromRunnable(() -> token.check(given))
        .then(Mono.fromCallable(() -> Fields.required("/plan", form.plan())))
        .flatMap(plan -> plans.assign(slug, plan))
        .map(plan -> new PlanForm(plan.name()));
  }

  @PostMapping("/credits")
  Mono<BalanceView> grant(
      @RequestHeader(name = OperatorToken.HEADER, required = false) @Nullable String given,
      @PathVariable String slug,
      @RequestBody GrantForm form) {
    return Mono.fromRunnable(() -> token.check(given))
        .then(Mono.fromCallable(form::nano))
        .flatMap(
            amount -> credits.grant(slug, amount, Fields.required("/reference", form.reference())))
        .map(BalanceView::of);
  }

  record PlanForm(@Nullable String plan) {}

  /**
   * @param reference what was paid; the same one again gives nothing more
   */
  record GrantForm(@Nullable BigDecimal amountUsd, @Nullable String reference) {

    long nano() {
      try {
        return Fields.required("/amount_usd", amountUsd).movePointRight(NANO).longValueExact();
      } catch (ArithmeticException finerOrEnormous) {
        throw InvalidInput.at(
            "/amount_usd", "must be US dollars in steps of 0.000000001, at most 9000000");
      }
    }
  }

  record BalanceView(long leftNanoUsd, String leftUsd, long grantedNanoUsd, long usedNanoUsd) {

    static BalanceView of(Balance balance) {
      return new BalanceView(
          balance.leftNanoUsd(),
          Csv.usd(balance.leftNanoUsd()),
          balance.grantedNanoUsd(),
          balance.usedNanoUsd());
    }
  }
}
