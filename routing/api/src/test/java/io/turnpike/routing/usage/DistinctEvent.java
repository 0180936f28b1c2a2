package io.turnpike.routing.usage;

import io.turnpike.routing.FailureClass;
import io.turnpike.routing.usage.Attempt.Result;
import io.turnpike.routing.usage.Attempt.Timeline;
import io.turnpike.routing.usage.Attempt.Where;
import io.turnpike.routing.usage.Bill.Cost;
import io.turnpike.routing.usage.Bill.UsageSource;
import io.turnpike.routing.usage.UsageEvent.Asked;
import io.turnpike.routing.usage.UsageEvent.CallLabels;
import io.turnpike.routing.usage.UsageEvent.Decided;
import io.turnpike.routing.usage.UsageEvent.ErrorGiven;
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

/**
 * An event in which every component has a value of its own, so that any two that are swapped on the
 * way through a format or a table are found.
 */
public final class DistinctEvent {

  /** Its first attempt has failed, its second has served; times are whole microseconds. */
  public static final UsageEvent EVENT =
      new UsageEvent(
          UUID.fromString("019a9b2c-0000-7000-8000-000000000001"),
          new Who(
              new OrganizationId(UUID.fromString("019a9b2c-0000-7000-8000-000000000002")),
              new TeamId(UUID.fromString("019a9b2c-0000-7000-8000-000000000003")),
              "a team",
              new KeyId(UUID.fromString("019a9b2c-0000-7000-8000-000000000004")),
              "a key"),
          new Asked("a config", 11, "an operation", true, "a requested model"),
          new CallLabels(Map.of("a name", "a value"), "a trace", "a user", "a session"),
          new Decided("a summary", Decisions.OF_VERSION_THREE),
          List.of(failed(), served()),
          new Served(
              new Upstream("a provider", "a model"),
              Outcome.INTERRUPTED,
              212,
              new ErrorGiven("a_code", "A message.")),
          new Bill(
              new TokenUsage(31, 32, 33, 34, 35, 36, 37, 38, 39, 131, 132, 133, 134),
              UsageSource.RECOVERED,
              new Cost(41, "a price")),
          new Timing(Instant.parse("2026-11-21T01:02:03.000004Z"), 51, 52));

  private DistinctEvent() {}

  private static Attempt failed() {
    return new Attempt(
        61,
        new Where(
            new Upstream("failed provider", "failed model"), "/failed", "a first key", "forced"),
        new Timeline(62, 63, 64, 65, 66),
        new Result(567, FailureClass.TIMEOUT, "A detail."),
        new Bill(
            new TokenUsage(71, 72, 73, 74, 75, 76, 77, 78, 79, 171, 172, 173, 174),
            UsageSource.UNCONFIRMED,
            new Cost(81, "a failed price")),
        new Answered("a failed answer", "a_failed_tier"));
  }

  private static Attempt served() {
    return new Attempt(
        91,
        new Where(
            new Upstream("served provider", "served model"),
            "/served",
            "a second key",
            "half_open"),
        new Timeline(92, 93, 94, 95, 96),
        new Result(298, null, null),
        new Bill(
            new TokenUsage(101, 102, 103, 104, 105, 106, 107, 108, 109, 201, 202, 203, 204),
            UsageSource.ESTIMATED,
            new Cost(111, "a served price")),
        new Answered("a served answer", "a_served_tier"));
  }
}
