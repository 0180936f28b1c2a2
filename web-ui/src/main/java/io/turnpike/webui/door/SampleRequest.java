package io.turnpike.webui.door;

import io.turnpike.infra.ids.TimeOrderedId;
import io.turnpike.routing.FailureClass;
import io.turnpike.routing.usage.Attempt;
import io.turnpike.routing.usage.Attempt.Result;
import io.turnpike.routing.usage.Attempt.Timeline;
import io.turnpike.routing.usage.Attempt.Where;
import io.turnpike.routing.usage.AttemptTotals;
import io.turnpike.routing.usage.Bill;
import io.turnpike.routing.usage.Bill.Cost;
import io.turnpike.routing.usage.Bill.UsageSource;
import io.turnpike.routing.usage.DecisionNote;
import io.turnpike.routing.usage.DecisionNote.Evaluated;
import io.turnpike.routing.usage.DecisionNote.Excluded;
import io.turnpike.routing.usage.DecisionNote.Followed;
import io.turnpike.routing.usage.DecisionNote.Seen;
import io.turnpike.routing.usage.TokenUsage;
import io.turnpike.routing.usage.Upstream;
import io.turnpike.routing.usage.UsageEvent;
import io.turnpike.routing.usage.UsageEvent.Asked;
import io.turnpike.routing.usage.UsageEvent.CallLabels;
import io.turnpike.routing.usage.UsageEvent.Decided;
import io.turnpike.routing.usage.UsageEvent.Outcome;
import io.turnpike.routing.usage.UsageEvent.Served;
import io.turnpike.routing.usage.UsageEvent.Timing;
import io.turnpike.routing.usage.UsageEvent.Who;
import io.turnpike.tenants.KeyId;
import io.turnpike.tenants.OrganizationId;
import io.turnpike.tenants.TeamId;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** A made-up request, called a sample where it is shown by the log's own templates. */
final class SampleRequest {

  private static final Upstream OPENAI = new Upstream("openai-eu", "gpt-4o");
  private static final Upstream CLAUDE = new Upstream("anthropic", "claude-haiku-4-5");

  private SampleRequest() {}

  static UsageEvent event() {
    UUID id = TimeOrderedId.next();
    return new UsageEvent(
        id,
        new Who(new OrganizationId(id), new TeamId(id), "support", new KeyId(id), "sample"),
        new Asked("support", 6, "chat/completions", true, "gpt-4o"),
        new CallLabels(Map.of("plan", "free"), null, null, null),
        new Decided("fallback:2/2 rate_limited", notes()),
        attempts(),
        new Served(CLAUDE, Outcome.SUCCEEDED, 200, null),
        new AttemptTotals(attempts()).bill(),
        new Timing(Instant.now(), 642_000, 1_730_000));
  }

  private static List<DecisionNote> notes() {
    return List.of(
        new Evaluated(
            "", "free", true, List.of(new Seen("metadata.plan", "$eq \"free\"", "free", true))),
        new Excluded(
            "/targets/0/targets/0",
            "vllm",
            "qwen3-32b",
            "breaker_open",
            "14 of its last 20 calls failed; it is asked again in 11 s"),
        new Followed("/targets/0", 1, "fallback", "rate_limited"));
  }

  private static List<Attempt> attempts() {
    return List.of(
        new Attempt(
            1,
            new Where(OPENAI, "/targets/0/targets/1", "first", "closed"),
            new Timeline(1_900, 41_000, 181_000, -1, 182_000),
            new Result(429, FailureClass.RATE_LIMITED, "Rate limit reached: 500 a minute."),
            Bill.NOTHING),
        new Attempt(
            2,
            new Where(CLAUDE, "/targets/0/targets/2", "main", "closed"),
            new Timeline(183_000, 222_000, 610_000, 642_000, 1_730_000),
            new Result(200, null, null),
            new Bill(
                TokenUsage.of(1_200, 34),
                UsageSource.PROVIDER,
                new Cost(1_370_000, "anthropic/claude-haiku-4-5"))));
  }
}
