package io.turnpike.routing.gateway.guard;

import io.turnpike.routing.gateway.call.Call;
import io.turnpike.routing.guardrails.OutsideCheck;
import io.turnpike.routing.guardrails.Subject;
import io.turnpike.routing.guardrails.Verdict;
import reactor.core.publisher.Mono;

/** Asks somebody else on behalf of a call. */
interface OutsideChecks {

  /** Bounded in time, and never fails. */
  Mono<Verdict> ask(Call call, OutsideCheck check, Subject subject);
}
