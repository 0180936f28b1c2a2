package io.turnpike.routing;

import io.turnpike.tenants.Caller;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/** Asked before a request may go to a provider; implemented by limits and budgets. */
public interface AdmissionCheck {

  /**
   * Already completed when it can be answered from memory; empty when nothing stands against it.
   */
  Mono<Denied> check(Caller caller, String model, long estimatedInputTokens);

  /**
   * @param code for programs, for example {@code budget_exceeded}
   * @param retryAfterSeconds null when waiting does not help
   */
  record Denied(int status, String code, String sentence, @Nullable Long retryAfterSeconds) {}
}
