package io.turnpike.routing;

import io.turnpike.routing.usage.DecisionNote;
import io.turnpike.routing.usage.DecisionNote.Place;
import io.turnpike.tenants.Caller;
import io.turnpike.tenants.OrganizationId;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/** Decides about requests that are not sent: what a config would make of one at this moment. */
public interface DryRuns {

  /**
   * Empty when there is no such config. A body that no provider could be asked with is refused as
   * {@link io.turnpike.infra.refusal.InvalidInput}; a request that no target may serve is a result
   * with a failure. Nothing that counts is used up: no probe, no copy, no retry.
   *
   * @param config a name, or {@code name@version}
   * @param body of the request, as a client would send it
   * @param headers of the request, by name in any case
   * @param caller whose request it would be; null for one without a team, a key or limits
   */
  Mono<DryRun> run(
      OrganizationId organization,
      String config,
      byte[] body,
      Map<String, String> headers,
      @Nullable Caller caller);

  /**
   * @param config its name
   * @param version of the config that was evaluated
   * @param notes the decision record as a request would keep it, without attempts
   * @param wouldTry targets in the order they would be asked as long as each one fails; the measure
   *     says what the one before must have failed with to get there, and is null for the first
   * @param decision as {@code x-turnpike-decision} would say it with the first target
   * @param failure why nothing would be asked; null when something would
   */
  record DryRun(
      String config,
      int version,
      List<DecisionNote> notes,
      List<Place> wouldTry,
      String decision,
      @Nullable String failure) {}
}
