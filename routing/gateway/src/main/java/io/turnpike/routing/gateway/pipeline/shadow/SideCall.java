package io.turnpike.routing.gateway.pipeline.shadow;

import io.netty.buffer.ByteBuf;
import io.turnpike.routing.admission.AdmissionDegraded;
import io.turnpike.routing.dialects.Dialects;
import io.turnpike.routing.dialects.GatewayFailure;
import io.turnpike.routing.dialects.Operation;
import io.turnpike.routing.dialects.RequestScan;
import io.turnpike.routing.gateway.call.Answer;
import io.turnpike.routing.gateway.call.Call;
import io.turnpike.routing.gateway.call.RequestContext;
import io.turnpike.routing.gateway.call.ResolvedConnections;
import io.turnpike.routing.gateway.call.SideCalls;
import io.turnpike.routing.gateway.pipeline.CallLifecycle;
import io.turnpike.routing.gateway.plan.PlanWalks;
import io.turnpike.routing.gateway.usage.UsageDraft;
import io.turnpike.routing.gateway.usage.UsageJournal;
import io.turnpike.routing.plan.Retry;
import io.turnpike.routing.plan.RoutePlan;
import io.turnpike.routing.plan.Target;
import io.turnpike.routing.plan.Timeouts;
import io.turnpike.tenants.providers.ProviderConnections;
import io.turnpike.tenants.providers.ProviderConnections.Opened;
import java.io.ByteArrayOutputStream;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * A call that a guardrail or the cache makes for another one: like any other, admitted within the
 * caller's limits and budgets, with a usage event of its own, and without guardrails.
 */
@Component
class SideCall implements SideCalls {

  /** Of an answer whose form nobody knows. */
  private static final int LARGEST = 4 << 20;

  private final ProviderConnections connections;
  private final Dialects dialects;
  private final CallLifecycle calls;
  private final PlanWalks walks;
  private final UsageJournal journal;

  SideCall(
      ProviderConnections connections,
      Dialects dialects,
      CallLifecycle calls,
      PlanWalks walks,
      UsageJournal journal) {
    this.connections = connections;
    this.dialects = dialects;
    this.calls = calls;
    this.walks = walks;
    this.journal = journal;
  }

  @Override
  public Mono<byte[]> ask(Call original, Aside aside) {
    return connections
        .open(original.caller().organization(), aside.connection())
        .switchIfEmpty(Mono.error(() -> missing(aside.connection())))
        .flatMap(opened -> answered(original, opened, aside));
  }

  @Override
  public Call apart(Call original) {
    return original.forOthers(
        new RequestContext(original.draft().startNanos(), null),
        ShadowReply.to(original, target("")),
        ShadowReply::discard);
  }

  private Mono<byte[]> answered(Call original, Opened opened, Aside aside) {
    AtomicReference<byte @Nullable []> answer = new AtomicReference<>();
    AtomicReference<@Nullable GatewayFailure> refusal = new AtomicReference<>();
    Call side = of(original, opened, aside, (_, given) -> take(given, answer));
    Mono<Void> made =
        calls
            .run(side, walks::walk)
            .onErrorMap(AdmissionDegraded.class, SideCall::tooDear)
            .doOnTerminate(() -> side.draft().decide(aside.decision()));
    return calls
        .closing(
            side.draft(),
            side.client(),
            made,
            failure -> Mono.fromRunnable(() -> refusal.set(failure)))
        .then(Mono.defer(() -> result(answer.get(), refusal.get())));
  }

  private static Mono<byte[]> result(byte @Nullable [] answer, @Nullable GatewayFailure refusal) {
    return refusal != null ? Mono.error(refusal) : Mono.justOrEmpty(answer);
  }

  private static Mono<Void> take(Answer given, AtomicReference<byte @Nullable []> answer) {
    return switch (given) {
      case Answer.Whole(_, byte[] body) -> Mono.fromRunnable(() -> answer.set(body));
      case Answer.Streamed(_, var frames, _) -> frames.map(ByteBuf::release).then();
      case Answer.Raw(_, var bytes) ->
          bytes
              .map(SideCall::copied)
              .collect(ByteArrayOutputStream::new, SideCall::gather)
              .doOnNext(all -> answer.set(all.toByteArray()))
              .then();
    };
  }

  private static byte[] copied(ByteBuf piece) {
    byte[] bytes = new byte[piece.readableBytes()];
    piece.readBytes(bytes).release();
    return bytes;
  }

  private static void gather(ByteArrayOutputStream all, byte[] piece) {
    if (all.size() + piece.length > LARGEST) {
      throw GatewayFailure.of(502, "answer_too_large", "What was asked answered with too much.");
    }
    all.writeBytes(piece);
  }

  private Call of(Call original, Opened opened, Aside aside, Answer.Delivery delivery) {
    String name = opened.connection().name();
    Operation operation = dialects.at(aside.path());
    RequestScan scan = operation.scan(null, "application/json", aside.body());
    UsageDraft draft = journal.begin(operation.name());
    draft.caller(original.caller());
    draft.labels(original.labels());
    draft.request(scan.model(), false, Math.max(0, scan.promptBytes()));
    draft.config(original.plan().config(), original.plan().version());
    Target target = target(name);
    return new Call(
        original.caller(),
        operation,
        scan,
        new RoutePlan(original.plan().config(), original.plan().version(), target),
        new ResolvedConnections(Map.of(name, opened)),
        null,
        aside.demands(),
        List.of(),
        original.labels(),
        new RequestContext(draft.startNanos(), null),
        draft,
        ShadowReply.to(original, target),
        delivery);
  }

  private static Target target(String connection) {
    return new Target(connection, List.of(), Timeouts.DEFAULT, Retry.NONE);
  }

  private static GatewayFailure missing(String connection) {
    return GatewayFailure.of(
        503,
        "provider_not_found",
        "There is no provider connection \"" + connection + "\" to ask.");
  }

  private static GatewayFailure tooDear(AdmissionDegraded why) {
    return GatewayFailure.of(
        402,
        GatewayFailure.OVER_BUDGET,
        "The budget \"" + why.budget() + "\" has no room for what is asked beside a request.");
  }
}
