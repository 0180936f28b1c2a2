package io.turnpike.routing.gateway.pipeline;

import io.turnpike.routing.DryRuns.DryRun;
import io.turnpike.routing.admission.AdmissionDegraded;
import io.turnpike.routing.dialects.GatewayFailure;
import io.turnpike.routing.gateway.authentication.CallerAuthentication;
import io.turnpike.routing.gateway.cache.Caching;
import io.turnpike.routing.gateway.call.Answer;
import io.turnpike.routing.gateway.call.Answer.Delivery;
import io.turnpike.routing.gateway.call.Call;
import io.turnpike.routing.gateway.guard.Guarding;
import io.turnpike.routing.gateway.plan.PlanWalks;
import io.turnpike.routing.gateway.usage.UsageDraft;
import io.turnpike.routing.gateway.usage.UsageJournal;
import io.turnpike.tenants.Caller;
import java.util.function.BiFunction;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * The order in which a request meets its stages: key → request → names of models → plan →
 * connections → guardrails → kept answers → admission → open usage event → walk through the plan,
 * attempt by attempt → answer: guardrails, kept, told → close usage event. Everything else in this
 * module is one of them.
 */
@Component
public class GatewayPipeline {

  private final CallerAuthentication callers;
  private final RequestReader requests;
  private final ModelNames names;
  private final PlanResolver plans;
  private final ConnectionResolver connections;
  private final CheaperPlans cheaper;
  private final Guarding guardrails;
  private final Caching cache;
  private final CallLifecycle calls;
  private final PlanWalks walks;
  private final UsageJournal journal;

  GatewayPipeline(
      CallerAuthentication callers,
      RequestReader requests,
      ModelNames names,
      PlanResolver plans,
      ConnectionResolver connections,
      CheaperPlans cheaper,
      Guarding guardrails,
      Caching cache,
      CallLifecycle calls,
      PlanWalks walks,
      UsageJournal journal) {
    this.callers = callers;
    this.requests = requests;
    this.names = names;
    this.plans = plans;
    this.connections = connections;
    this.cheaper = cheaper;
    this.guardrails = guardrails;
    this.cache = cache;
    this.calls = calls;
    this.walks = walks;
    this.journal = journal;
  }

  /** Answers a request to be routed, whatever happens, and leaves one usage event. */
  public Mono<Void> serve(ClientExchange client) {
    return identified(client, (caller, draft) -> routed(client, caller, draft));
  }

  /**
   * The same for what no dialect serves.
   *
   * @param nowhere what is answered where nothing says which provider it is for
   */
  public Mono<Void> pass(ClientExchange client, Supplier<GatewayFailure> nowhere) {
    return identified(
        client,
        (caller, draft) ->
            routed(client, caller, draft).onErrorMap(Unplaced.class, _ -> nowhere.get()));
  }

  /**
   * Takes the request of a known caller as far as nothing is sent. Fails with {@link
   * GatewayFailure} as the request would; leaves no usage event.
   */
  public Mono<DryRun> dryRun(ClientRequest client, Caller caller) {
    UsageDraft draft = journal.begin(client.operation().name());
    draft.caller(caller);
    return planned(client, caller, draft)
        .flatMap(planned -> connections.resolve(planned, DryRunReport::unanswered))
        .map(call -> DryRunReport.of(call, walks.preview(call)));
  }

  /** Answers with an error that needs a known caller to be told. */
  public Mono<Void> refuse(ClientExchange client, GatewayFailure failure) {
    return identified(client, (_, _) -> Mono.error(failure));
  }

  /** Answers with an error, whoever asks; leaves no usage event. */
  public Mono<Void> turnAway(ClientExchange client, GatewayFailure failure) {
    return client.refuse(failure, journal.begin(client.operation().name()));
  }

  /** Answers for a known caller; anyone else is refused. */
  public Mono<Void> identified(
      ClientExchange client, BiFunction<Caller, UsageDraft, Mono<Void>> answer) {
    UsageDraft draft = journal.begin(client.operation().name());
    Mono<Void> answered =
        callers
            .authenticate(client.presentedKey(), draft)
            .flatMap(caller -> answer.apply(caller, draft));
    return calls.closing(draft, client, answered, failure -> client.refuse(failure, draft));
  }

  private Mono<Void> routed(ClientExchange client, Caller caller, UsageDraft draft) {
    Delivery delivery = (call, answer) -> deliver(client, call, answer);
    return planned(client, caller, draft).flatMap(planned -> carried(planned, delivery));
  }

  private Mono<Void> carried(PlannedRequest planned, Delivery delivery) {
    Mono<Void> answered =
        connections
            .resolve(planned, delivery)
            .flatMap(call -> guardrails.in(call, it -> cache.through(it, this::run)));
    return calls.mayDegrade(planned.request().caller())
        ? answered.onErrorResume(AdmissionDegraded.class, why -> degraded(planned, delivery, why))
        : answered;
  }

  private Mono<Void> degraded(PlannedRequest planned, Delivery delivery, AdmissionDegraded why) {
    return cheaper
        .instead(planned, delivery, why)
        .flatMap(call -> guardrails.in(call, it -> calls.runDegraded(it, walks::walk)));
  }

  private Mono<Void> run(Call call) {
    return calls.run(call, walks::walk);
  }

  /** The way there, up to what nobody has to be admitted for. */
  private Mono<PlannedRequest> planned(ClientRequest client, Caller caller, UsageDraft draft) {
    return requests.read(client, caller, draft).flatMap(this::planned);
  }

  private Mono<PlannedRequest> planned(GatewayRequest request) {
    return names.concern(request)
        ? names.resolved(request).flatMap(plans::plan)
        : plans.plan(request);
  }

  /**
   * The way back, from the moment an attempt has content: checked, kept, and whole again for the
   * client.
   */
  private Mono<Void> deliver(ClientExchange client, Call call, Answer answer) {
    return guardrails.out(
        call,
        answer,
        (checked, what) -> cache.keep(checked, what, (kept, all) -> tell(client, kept, all)));
  }

  private Mono<Void> tell(ClientExchange client, Call call, Answer answer) {
    return switch (guardrails.restored(call, answer)) {
      case Answer.Whole(var head, var body) ->
          calls.settling(call.draft(), client.whole(call.draft(), head, body));
      case Answer.Streamed streamed -> client.stream(call.draft(), streamed);
      case Answer.Raw(var head, var bytes) -> client.raw(call.draft(), head, bytes);
    };
  }
}
