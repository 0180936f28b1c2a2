package io.turnpike.webui.fake;

import io.turnpike.routing.FailureClass;
import io.turnpike.routing.usage.Attempt;
import io.turnpike.routing.usage.Attempt.Result;
import io.turnpike.routing.usage.Attempt.Timeline;
import io.turnpike.routing.usage.Attempt.Where;
import io.turnpike.routing.usage.Bill;
import io.turnpike.routing.usage.Bill.Cost;
import io.turnpike.routing.usage.Bill.UsageSource;
import io.turnpike.routing.usage.DecisionNote;
import io.turnpike.routing.usage.DecisionNote.Evaluated;
import io.turnpike.routing.usage.DecisionNote.Excluded;
import io.turnpike.routing.usage.DecisionNote.Followed;
import io.turnpike.routing.usage.DecisionNote.Ordered;
import io.turnpike.routing.usage.DecisionNote.Place;
import io.turnpike.routing.usage.DecisionNote.Seen;
import io.turnpike.routing.usage.DecisionNote.Shadowed;
import io.turnpike.routing.usage.TokenUsage;
import io.turnpike.routing.usage.Upstream;
import io.turnpike.routing.usage.UsageEvent;
import io.turnpike.tenants.Actor;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** A request that took three attempts, with everything that was decided on the way. */
public final class LongStory {

  public static final UUID COPY = UUID.fromString("019a9b2c-0000-7000-8000-0000000000cc");

  private LongStory() {}

  public static UsageEvent by(Actor actor) {
    return Call.by(actor)
        .tried(attempts())
        .noted(notes())
        .models("gpt-4o", "claude-haiku-4-5")
        .metadata(Map.of("plan", "free"))
        .provider("anthropic")
        .took(3_620_000, 4_900_300)
        .event();
  }

  public static List<DecisionNote> notes() {
    return List.of(
        new Evaluated(
            "",
            "enterprise",
            false,
            List.of(
                new Seen("metadata.plan", "$in [\"enterprise\",\"pro\"]", "free", false),
                new Seen("params.max_tokens", "$gt 4000", null, false))),
        new Evaluated(
            "", "short", true, List.of(new Seen("prompt_tokens", "$lt 2000", "812", true))),
        new Excluded(
            "/targets/1/targets/0",
            "azure-us",
            "gpt-4o",
            "not_zdr",
            "its connection does not declare zero data retention"),
        new Excluded(
            "/targets/1/targets/1",
            "vllm",
            "qwen3-32b",
            "breaker_open",
            "14 of its last 20 calls failed; it is asked again in 11 s"),
        new Ordered(
            "/targets/1",
            "loadbalance",
            List.of(
                new Place("/targets/1/targets/2", "openai-eu gpt-4o", "weight 3, lot 0.1233"),
                new Place(
                    "/targets/1/targets/3", "anthropic claude-haiku-4-5", "weight 1, lot 0.9943")),
            "drawn"),
        new Shadowed("/targets/1/shadow", "canary", "gpt-5-mini", COPY, null),
        new Followed("/targets/1", 1, "retry", "rate_limited, waits 800 ms"),
        new Followed("/targets/1", 2, "fallback", "timeout"));
  }

  private static List<Attempt> attempts() {
    return List.of(
        new Attempt(
            1,
            new Where(
                new Upstream("openai-eu", "gpt-4o"), "/targets/1/targets/2", "first", "closed"),
            new Timeline(1_900, 41_000, 181_000, -1, 182_000),
            new Result(
                429, FailureClass.RATE_LIMITED, "Rate limit reached for requests: 500 a minute."),
            Bill.NOTHING),
        new Attempt(
            2,
            new Where(
                new Upstream("openai-eu", "gpt-4o"), "/targets/1/targets/2", "second", "half_open"),
            new Timeline(982_000, 983_000, 1_150_000, -1, 3_150_000),
            new Result(200, FailureClass.TIMEOUT, "No content within 2 s."),
            new Bill(TokenUsage.of(1_200, 0), UsageSource.UNCONFIRMED, null)),
        new Attempt(
            3,
            new Where(
                new Upstream("anthropic", "claude-haiku-4-5"),
                "/targets/1/targets/3",
                "main",
                "closed"),
            new Timeline(3_151_000, 3_190_000, 3_500_000, 3_620_000, 4_900_000),
            new Result(200, null, null),
            new Bill(
                TokenUsage.of(1_200, 34),
                UsageSource.PROVIDER,
                new Cost(200_400, "anthropic/claude-haiku-4-5@2026-07-24"))));
  }
}
