package io.turnpike.routing.gateway.pipeline;

import io.turnpike.infra.refusal.Unavailable;
import io.turnpike.routing.RouteConfigs;
import io.turnpike.routing.admission.AdmissionDegraded;
import io.turnpike.routing.dialects.GatewayFailure;
import io.turnpike.routing.gateway.call.Answer.Delivery;
import io.turnpike.routing.gateway.call.Call;
import io.turnpike.routing.gateway.usage.UsageDraft;
import io.turnpike.routing.usage.DecisionNote.Degraded;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * Takes a request for which a budget has no room to the config that the budget names for that. What
 * cannot go there goes as it was: such a budget never refuses.
 */
@Component
class CheaperPlans {

  private final RouteConfigs configs;
  private final ConnectionResolver connections;

  CheaperPlans(RouteConfigs configs, ConnectionResolver connections) {
    this.configs = configs;
    this.connections = connections;
  }

  /** The call as it is to be made now. */
  Mono<Call> instead(PlannedRequest planned, Delivery delivery, AdmissionDegraded why) {
    String pinned = planned.request().pinned();
    return pinned == null
        ? cheaper(planned, delivery, why)
            .onErrorResume(
                GatewayFailure.class, refusal -> asItWas(planned, delivery, why, refusal.code()))
            .onErrorResume(
                Unavailable.class, _ -> asItWas(planned, delivery, why, "store_unavailable"))
            .switchIfEmpty(Mono.defer(() -> asItWas(planned, delivery, why, "config_not_found")))
        : asItWas(planned, delivery, why, "goes_on_from_an_answer");
  }

  /** Empty when there is no such config. */
  private Mono<Call> cheaper(PlannedRequest planned, Delivery delivery, AdmissionDegraded why) {
    GatewayRequest request = planned.request();
    return configs
        .resolve(request.caller().organization(), why.config())
        .flatMap(
            plan ->
                connections.resolve(new PlannedRequest(request, plan, planned.asked()), delivery))
        .doOnNext(_ -> note(request.draft(), why, null));
  }

  private Mono<Call> asItWas(
      PlannedRequest planned, Delivery delivery, AdmissionDegraded why, String reason) {
    note(planned.request().draft(), why, reason);
    return connections.resolve(planned, delivery);
  }

  private static void note(UsageDraft draft, AdmissionDegraded why, @Nullable String reason) {
    draft.note(new Degraded("", why.budget(), why.config(), reason));
    if (reason == null) {
      draft.degrade();
    }
  }
}
