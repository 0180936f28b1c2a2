package io.turnpike.routing.gateway.attempt;

import io.turnpike.routing.dialects.Canonical;
import io.turnpike.routing.gateway.call.Answer.AnswerHead;
import io.turnpike.routing.gateway.call.Answer.Whole;
import io.turnpike.routing.gateway.call.Call;
import io.turnpike.routing.gateway.call.Candidate;
import io.turnpike.routing.providers.ProviderAdapter;
import io.turnpike.routing.providers.ProviderAdapter.Asked;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The gateway's own answer where a provider lacks an operation that can be answered by estimate,
 * such as a count of tokens. It costs nothing, reaches nobody, and says what it is.
 */
final class EstimatedAnswer {

  private static final AnswerHead HEAD =
      new AnswerHead("application/json", List.of(Map.entry("x-turnpike-warnings", "estimated")));

  private EstimatedAnswer() {}

  /** Null where the provider is to be asked. */
  static @Nullable Whole of(Call call, Candidate candidate, ProviderAdapter adapter) {
    byte[] estimate = call.operation().dialect().estimate(call.operation(), call.body());
    return estimate == null || adapter.wording(asked(call, candidate)) != null
        ? null
        : new Whole(HEAD, estimate);
  }

  private static Asked asked(Call call, Candidate candidate) {
    Canonical own = Canonical.itself(call.operation(), call.body());
    return new Asked(
        own.operation().path(),
        own.request(),
        candidate.model(),
        candidate.target(),
        candidate.connection());
  }
}
