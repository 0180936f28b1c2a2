package io.turnpike.app.api.statements;

import io.turnpike.app.api.Csv;
import io.turnpike.billing.Credits;
import io.turnpike.billing.Credits.Balance;
import io.turnpike.tenants.Actor;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** {@code GET /api/v1/credits}: what is left of what was paid in advance. */
@RestController
class CreditsController {

  private final Credits credits;

  CreditsController(Credits credits) {
    this.credits = credits;
  }

  @GetMapping("/api/v1/credits")
  Mono<View> show(@AuthenticationPrincipal Actor actor) {
    return credits.of(actor.organizationId()).map(View::of);
  }

  record View(long leftNanoUsd, String leftUsd, long grantedNanoUsd, long usedNanoUsd) {

    static View of(Balance balance) {
      return new View(
          balance.leftNanoUsd(),
          Csv.usd(balance.leftNanoUsd()),
          balance.grantedNanoUsd(),
          balance.usedNanoUsd());
    }
  }
}
