package io.turnpike.routing.usage;

import io.turnpike.routing.usage.DecisionNote.Cached;
import io.turnpike.routing.usage.DecisionNote.Degraded;
import io.turnpike.routing.usage.DecisionNote.Evaluated;
import io.turnpike.routing.usage.DecisionNote.Excluded;
import io.turnpike.routing.usage.DecisionNote.Followed;
import io.turnpike.routing.usage.DecisionNote.Guarded;
import io.turnpike.routing.usage.DecisionNote.Hedged;
import io.turnpike.routing.usage.DecisionNote.Omitted;
import io.turnpike.routing.usage.DecisionNote.Ordered;
import io.turnpike.routing.usage.DecisionNote.Place;
import io.turnpike.routing.usage.DecisionNote.Renamed;
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
          new Renamed("", "fast", "openai/gpt-5-mini"),
          new Degraded("", "team-month", "gone", "config_not_found"),
          new Cached("", "semantic-hit", "0a1b2c3d4e5f6071", 4_200, 31_500, 812_000, 0.97, null),
          new Cached("", "miss", "0a1b2c3d4e5f6071", -1, 0, 0, -1, "guardrails"),
          new Guarded(
              "/input_guardrails/0",
              "input",
              null,
              "pii",
              "fail",
              "redact",
              "email 2",
              "/messages/0"),
          new Guarded(
              "/0", "output", "house", "secrets", "fail", "deny", "api_key 1", "/choices/0"));

  /** Those that the first build of that version knew. */
  public static final List<DecisionNote> OF_VERSION_THREE =
      EVERY_KIND.stream()
          .filter(
              note ->
                  !(note instanceof Warned
                      || note instanceof Degraded
                      || note instanceof Renamed
                      || note instanceof Cached
                      || note instanceof Guarded))
          .toList();

  private Decisions() {}
}
