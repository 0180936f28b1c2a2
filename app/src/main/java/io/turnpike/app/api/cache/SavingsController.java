package io.turnpike.app.api.cache;

import io.turnpike.app.api.Fields;
import io.turnpike.billing.savings.Savings;
import io.turnpike.billing.savings.Savings.Dimension;
import io.turnpike.tenants.Actor;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** {@code GET /api/v1/cache/savings}: what kept answers spared. */
@RestController
class SavingsController {

  private static final Duration DEFAULT_RANGE = Duration.ofDays(30);

  private final Savings savings;

  SavingsController(Savings savings) {
    this.savings = savings;
  }

  @GetMapping("/api/v1/cache/savings")
  Mono<SavingsView> report(@AuthenticationPrincipal Actor actor, Parameters parameters) {
    Dimension by = parameters.by();
    Instant end = parameters.to() == null ? Instant.now() : parameters.to();
    Instant begin = parameters.from() == null ? end.minus(DEFAULT_RANGE) : parameters.from();
    return savings
        .report(actor.organizationId(), begin, end)
        .map(report -> SavingsView.of(by, report));
  }

  /** Query parameters, all optional. */
  record Parameters(@Nullable String group_by, @Nullable Instant from, @Nullable Instant to) {

    Dimension by() {
      return group_by == null
          ? Dimension.CONFIG
          : Fields.requiredWord("group_by", Dimension.class, group_by);
    }
  }
}
