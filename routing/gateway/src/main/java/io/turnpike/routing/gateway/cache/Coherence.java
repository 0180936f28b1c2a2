package io.turnpike.routing.gateway.cache;

import io.turnpike.routing.cache.Entry;
import io.turnpike.routing.gateway.attempt.Candidates;
import io.turnpike.routing.gateway.call.Call;
import io.turnpike.routing.gateway.call.Candidate;
import io.turnpike.routing.gateway.call.Demands;
import io.turnpike.routing.gateway.call.Demands.Unmet;
import io.turnpike.routing.plan.PlanSteps;
import io.turnpike.routing.plan.Target;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Whether what was kept could be the answer today: whoever made it could still be asked, by the
 * plan, by what the request demands, and by what its connection says of data now. Which models the
 * key may use was asked of the whole plan before; guardrails see every answer on its way out.
 */
@Component
class Coherence {

  private final Candidates candidates;

  Coherence(Candidates candidates) {
    this.candidates = candidates;
  }

  /** Why it is not served, a word; null when it may be. */
  @Nullable String refusal(Call call, Entry entry) {
    List<Target> targets = new ArrayList<>(1);
    PlanSteps.forEachServing(call.plan().root(), targets::add);
    String refusal = "connection";
    for (Target target : targets) {
      Candidate candidate = candidates.of(call, target);
      if (candidate != null && isOf(candidate, entry)) {
        Unmet unmet = Demands.unmet(candidate, target.requirements().and(call.requirements()));
        if (unmet == null) {
          return null;
        }
        refusal = unmet.reason().word();
      }
    }
    return refusal;
  }

  private static boolean isOf(Candidate candidate, Entry entry) {
    return candidate.connection().name().equals(entry.connection())
        && candidate.model().equals(entry.model())
        && candidate.connection().mayServe(candidate.model());
  }
}
