package io.turnpike.webui.fake;

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
import io.turnpike.routing.usage.TokenUsage;
import io.turnpike.routing.usage.Upstream;
import io.turnpike.routing.usage.UsageEvent;
import io.turnpike.routing.usage.UsageEvent.Asked;
import io.turnpike.routing.usage.UsageEvent.CallLabels;
import io.turnpike.routing.usage.UsageEvent.Decided;
import io.turnpike.routing.usage.UsageEvent.ErrorGiven;
import io.turnpike.routing.usage.UsageEvent.Outcome;
import io.turnpike.routing.usage.UsageEvent.Served;
import io.turnpike.routing.usage.UsageEvent.Timing;
import io.turnpike.routing.usage.UsageEvent.Who;
import io.turnpike.tenants.Actor;
import io.turnpike.tenants.KeyId;
import io.turnpike.tenants.TeamId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** A gateway call to be logged: one that went well, until told otherwise. */
public final class Call {

  private final Actor actor;
  private final UUID id = TimeOrderedId.next();
  private final List<Attempt> attempts = new ArrayList<>();
  private Instant startedAt = Instant.now();
  private String team = "default";
  private String key = "web-app";
  private String config = "support";
  private int configVersion = 3;
  private String asked = "gpt-4o";
  private String served = "gpt-4o-2026-07-24";
  private String provider = "openai-eu";
  private TokenUsage usage = TokenUsage.of(1_200, 34);
  private Long nanoUsd = 1_200L * 150 + 34 * 600;
  private Outcome outcome = Outcome.SUCCEEDED;
  private int status = 200;
  private String errorCode;
  private String errorMessage;
  private CallLabels labels =
      new CallLabels(Map.of(), "4bf92f3577b34da6a3ce929d0e0e4736", "user-7", "session-9");
  private long firstTokenMicros = 320_000;
  private long totalMicros = 900_000;

  private List<Attempt> tried;
  private List<DecisionNote> notes = List.of();

  private Call(Actor actor) {
    this.actor = actor;
  }

  public static Call by(Actor actor) {
    return new Call(actor);
  }

  public Call at(Instant moment) {
    startedAt = moment;
    return this;
  }

  public Call team(String slug) {
    team = slug;
    return this;
  }

  public Call key(String name) {
    key = name;
    return this;
  }

  /** Ruled by a document that came with it. */
  public Call inline(String name) {
    config = name;
    configVersion = 0;
    return this;
  }

  public Call models(String wanted, String answering) {
    asked = wanted;
    served = answering;
    return this;
  }

  public Call provider(String connection) {
    provider = connection;
    return this;
  }

  public Call usage(TokenUsage tokens, Long cost) {
    usage = tokens;
    nanoUsd = cost;
    return this;
  }

  public Call metadata(Map<String, String> values) {
    return labels(new CallLabels(values, labels.traceId(), labels.user(), labels.sessionId()));
  }

  /** With these words of the client. */
  public Call labels(CallLabels written) {
    labels = written;
    return this;
  }

  public Call took(long firstToken, long total) {
    firstTokenMicros = firstToken;
    totalMicros = total;
    return this;
  }

  public Call failed(int httpStatus, String code, String message) {
    outcome = Outcome.FAILED;
    status = httpStatus;
    errorCode = code;
    errorMessage = message;
    return usage(TokenUsage.NONE, null);
  }

  /** A first attempt that the provider turned away. */
  public Call afterRefusal(String detail) {
    attempts.add(
        new Attempt(
            1,
            new Where(new Upstream("demo", "demo/flaky"), "", null, "closed"),
            new Timeline(800, 2_100, 61_000, -1, 62_000),
            new Result(429, FailureClass.RATE_LIMITED, detail),
            Bill.NOTHING));
    return this;
  }

  /** A first attempt that was charged for by a provider without a price. */
  public Call afterUnpriced(TokenUsage tokens) {
    attempts.add(
        new Attempt(
            1,
            new Where(new Upstream("vllm", "qwen3-32b"), "", null, "closed"),
            new Timeline(800, 2_100, 61_000, -1, 62_000),
            new Result(500, FailureClass.SERVER_ERROR, "It broke."),
            new Bill(tokens, UsageSource.PROVIDER, null)));
    return this;
  }

  /** In these attempts, whatever its bill says. */
  public Call tried(List<Attempt> all) {
    tried = all;
    return this;
  }

  /** With this decision record. */
  public Call noted(List<DecisionNote> record) {
    notes = record;
    return this;
  }

  public UsageEvent event() {
    attempts.add(
        new Attempt(
            attempts.size() + 1,
            new Where(new Upstream(provider, served), "", null, "closed"),
            new Timeline(63_000, 67_000, 300_000, 320_000, 900_000),
            new Result(
                status, outcome == Outcome.FAILED ? FailureClass.SERVER_ERROR : null, errorMessage),
            new Bill(
                usage,
                usage.equals(TokenUsage.NONE) ? UsageSource.NONE : UsageSource.PROVIDER,
                nanoUsd == null ? null : new Cost(nanoUsd, "openai/gpt-4o@2026-07-24"))));
    return new UsageEvent(
        id,
        new Who(actor.organizationId(), new TeamId(id), team, new KeyId(id), key),
        new Asked(config, configVersion, "chat/completions", true, asked),
        labels,
        new Decided("fallback:2/2 rate_limited", notes),
        tried == null ? attempts : tried,
        new Served(
            new Upstream(provider, served),
            outcome,
            status,
            ErrorGiven.of(errorCode, errorMessage)),
        new AttemptTotals(attempts).bill(),
        new Timing(startedAt, outcome == Outcome.FAILED ? -1 : firstTokenMicros, totalMicros));
  }
}
