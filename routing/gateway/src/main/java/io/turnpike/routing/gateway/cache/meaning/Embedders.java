package io.turnpike.routing.gateway.cache.meaning;

import io.turnpike.routing.cache.meaning.Embedder;
import io.turnpike.routing.gateway.call.Call;
import io.turnpike.routing.gateway.call.SideCalls;
import io.turnpike.routing.plan.CacheRule.SemanticRule;
import io.turnpike.routing.plan.PlanSteps;
import io.turnpike.routing.plan.Requirements;
import io.turnpike.routing.plan.Target;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Who makes the vectors of a call: a model in this process, or one at a connection. */
@Component
class Embedders {

  private final @Nullable Embedder builtIn;
  private final SideCalls calls;

  Embedders(ObjectProvider<Embedder> builtIn, SideCalls calls) {
    this.builtIn = builtIn.getIfAvailable();
    this.calls = calls;
  }

  /** Null where the rule asks for a model that is not in this process. */
  @Nullable Embedder of(Call call, SemanticRule rule) {
    String connection = rule.connection();
    String model = rule.model();
    return connection == null || model == null
        ? builtIn
        : new ConnectionEmbedder(calls, calls.apart(call), connection, model, demands(call));
  }

  /** What is demanded of whoever may answer it holds for whoever may read the question. */
  private static Requirements demands(Call call) {
    List<Target> targets = new ArrayList<>(1);
    PlanSteps.forEachServing(call.plan().root(), targets::add);
    Requirements all = call.requirements();
    for (Target target : targets) {
      all = all.and(target.requirements());
    }
    return all == Requirements.NONE
        ? all
        : new Requirements(
            all.zdr(), all.noTraining(), all.regions(), false, null, Set.of(), Set.of());
  }
}
