package io.turnpike.routing.usage;

import io.turnpike.routing.usage.DecisionNote.Degraded;
import io.turnpike.routing.usage.DecisionNote.Evaluated;
import io.turnpike.routing.usage.DecisionNote.Excluded;
import io.turnpike.routing.usage.DecisionNote.Followed;
import io.turnpike.routing.usage.DecisionNote.Hedged;
import io.turnpike.routing.usage.DecisionNote.Omitted;
import io.turnpike.routing.usage.DecisionNote.Ordered;
import io.turnpike.routing.usage.DecisionNote.Place;
import io.turnpike.routing.usage.DecisionNote.Seen;
import io.turnpike.routing.usage.DecisionNote.ShadowOf;
import io.turnpike.routing.usage.DecisionNote.Shadowed;
import io.turnpike.routing.usage.DecisionNote.UsageRejected;
import io.turnpike.routing.usage.DecisionNote.Warned;
import java.util.List;
import java.util.UUID;

/** A decision record with everything one can hold. */
public final class Decisions {

  public static final List<DecisionNote> EVERY_KIND =
      List.of(
          new Evaluated(
              "",
              "pro",
              false,
              List.of(
                  new Seen("metadata.plan", "$in [\"pro\"]", "frée ☂", false),
                  new Seen("metadata.absent", "$eq 1", null, false))),
          new Excluded("/targets/0", "openai", "gpt-4o", "breaker_open", "12 of 20 failed."),
          new Ordered(
              "/targets/1",
              "loadbalance",
              List.of(
                  new Place("/targets/1/targets/0", "azure gpt-4o", "weight 3"),
                  new Place("/targets/1/targets/1", "fallback", null)),
              "drawn 0.37"),
          new Ordered("", "fallback", List.of(), null),
          new Followed("", 1, "retry", "rate_limited, waits 800 ms"),
          new Hedged("/targets/1", 3, 2, 1_500_000),
          new Shadowed("/targets/2", "canary", "m", new UUID(1, 2), null),
          new Shadowed("/targets/2", "canary", "m", null, "over the cap of 5 a second"),
          new ShadowOf("", new UUID(3, 4)),
          new Omitted("", 17),
          new UsageRejected("/targets/1", 2, "completion_tokens", "many"),
          new Warned("/targets/1", 2, "seed, store"),
          new Degraded("", "team-month", "cheap", null),
          new Degraded("", "team-month", "gone", "config_not_found"));

  /** Those that the first build of that version knew. */
  public static final List<DecisionNote> OF_VERSION_THREE =
      EVERY_KIND.stream()
          .filter(note -> !(note instanceof Warned || note instanceof Degraded))
          .toList();

  private Decisions() {}
}
