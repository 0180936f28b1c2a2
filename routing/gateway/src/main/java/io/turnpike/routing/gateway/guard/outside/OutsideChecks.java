package io.turnpike.routing.gateway.guard.outside;

import io.turnpike.routing.gateway.call.Call;
import io.turnpike.routing.gateway.guard.outside.OutsideFaults.Unanswered;
import io.turnpike.routing.guardrails.OutsideCheck;
import io.turnpike.routing.guardrails.Subject;
import io.turnpike.routing.guardrails.Verdict;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Asks somebody else on behalf of a call. */
@Component
public class OutsideChecks {

  private final Webhooks webhooks;
  private final Moderations moderations;
  private final Judges judges;

  OutsideChecks(Webhooks webhooks, Moderations moderations, Judges judges) {
    this.webhooks = webhooks;
    this.moderations = moderations;
    this.judges = judges;
  }

  /**
   * Bounded in time, and never fails: what goes wrong is an error of the check.
   *
   * @param document the body that the subject's texts are of; null where they came in pieces
   */
  public Mono<Verdict> ask(
      Call call, OutsideCheck check, Subject subject, byte @Nullable [] document) {
    return Mono.defer(
            () ->
                switch (check) {
                  case OutsideCheck.Webhook webhook ->
                      webhooks.ask(call, webhook, subject, document);
                  case OutsideCheck.Moderation moderation ->
                      moderations.ask(call, moderation, subject);
                  case OutsideCheck.Judge judge -> judges.ask(call, judge, subject);
                })
        .switchIfEmpty(Mono.error(() -> new Unanswered("There was no answer to what was asked.")))
        .timeout(check.timeout())
        .onErrorResume(error -> Mono.just(new Verdict.Error(OutsideFaults.sentence(error))));
  }
}
