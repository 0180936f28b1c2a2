package io.turnpike.routing.gateway.admission;

import io.turnpike.routing.admission.AdmissionControl;
import io.turnpike.routing.admission.AdmissionDegraded;
import io.turnpike.routing.admission.AdmissionRefused;
import io.turnpike.routing.admission.AdmissionRequest;
import io.turnpike.routing.admission.Hold;
import io.turnpike.routing.admission.Quote;
import io.turnpike.routing.dialects.GatewayFailure;
import io.turnpike.routing.gateway.call.Call;
import io.turnpike.routing.gateway.call.CallHold;
import io.turnpike.routing.gateway.usage.tokens.Tokenizer;
import io.turnpike.routing.plan.Target;
import io.turnpike.tenants.Caller;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Has limits and budgets hold what a call may use, before anything of it is sent. */
@Component
public class Holds {

  private final @Nullable AdmissionControl control;
  private final Quotes quotes;
  private final Tokenizer tokenizer;

  Holds(ObjectProvider<AdmissionControl> control, Quotes quotes, Tokenizer tokenizer) {
    this.control = control.getIfAvailable();
    this.quotes = quotes;
    this.tokenizer = tokenizer;
  }

  /** False for whom nothing limits, so that nothing has to be held. */
  public boolean concern(Caller caller) {
    return control != null && control.concerns(caller);
  }

  /**
   * Leaves what is held with the call. Fails with {@link GatewayFailure} where it does not fit, and
   * with {@link AdmissionDegraded} where it may go another way.
   *
   * @param reach targets that it can end at
   * @param degraded whether it goes that other way already
   */
  public Mono<Void> hold(Call call, List<Target> reach, boolean degraded) {
    Map<Target, Quote> worst = quotes.of(call, reach);
    Mono<Hold> held =
        Objects.requireNonNull(control)
            .admit(request(call, worst, degraded))
            .doOnNext(hold -> leave(hold, call, worst));
    return call.client().hereafter(held).onErrorMap(AdmissionRefused.class, Holds::failure).then();
  }

  /**
   * At once with whoever is told of the call's end, on whatever thread that comes: on the way to
   * the client's own it would be lost with a client that leaves meanwhile.
   */
  private static void leave(Hold hold, Call call, Map<Target, Quote> worst) {
    if (hold != Hold.NONE) {
      CallHold held = new CallHold(hold, worst);
      call.context().hold(held);
      call.draft().holds(held);
    }
  }

  private AdmissionRequest request(Call call, Map<Target, Quote> worst, boolean degraded) {
    List<Quote> targets = List.copyOf(worst.values());
    return new AdmissionRequest(
        call.draft().id(),
        call.draft().startedAt(),
        call.caller(),
        call.labels(),
        name -> name == null ? null : call.client().header(name),
        call.requestedModel(),
        targets,
        isHedged(call, worst) ? 2 : 1,
        new InputCount(call, targets, tokenizer),
        degraded);
  }

  private static boolean isHedged(Call call, Map<Target, Quote> worst) {
    return call.operation().isServed()
        && worst.keySet().stream().anyMatch(target -> target.hedge() != null);
  }

  private static GatewayFailure failure(AdmissionRefused refused) {
    return GatewayFailure.of(refused.status(), refused.code(), refused.sentence())
        .retryAfter(refused.retryAfterSeconds())
        .saying(refused.headers());
  }
}
