package io.turnpike.billing.testing;

import io.turnpike.routing.FailureClass;
import io.turnpike.routing.usage.Attempt;
import io.turnpike.routing.usage.Attempt.Result;
import io.turnpike.routing.usage.Attempt.Timeline;
import io.turnpike.routing.usage.Attempt.Where;
import io.turnpike.routing.usage.Bill;
import io.turnpike.routing.usage.Bill.Cost;
import io.turnpike.routing.usage.Bill.UsageSource;
import io.turnpike.routing.usage.TokenUsage;
import io.turnpike.routing.usage.Upstream;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** Attempts as the data plane would make them. */
public final class Tries {

  private static final List<String> MODELS = List.of("gpt-4o-mini", "o9", "demo/echo");
  private static final List<String> PROVIDERS = List.of("demo", "acme", "openai-eu");

  private Tries() {}

  /** Refused before anything was used. */
  public static Attempt refused(int number, String provider, String model) {
    return new Attempt(
        number,
        new Where(new Upstream(provider, model), "/targets/0", null, "closed"),
        new Timeline(10, 20, 900, -1, 950),
        new Result(429, FailureClass.RATE_LIMITED, "Too many."),
        Bill.NOTHING);
  }

  public static Attempt paid(
      int number, String provider, String model, TokenUsage usage, @Nullable Cost cost) {
    return used(number, provider, model, usage, UsageSource.PROVIDER, cost);
  }

  public static Attempt used(
      int number,
      String provider,
      String model,
      TokenUsage usage,
      UsageSource source,
      @Nullable Cost cost) {
    return new Attempt(
        number,
        new Where(new Upstream(provider, model), "/targets/1", "second key", "half_open"),
        new Timeline(960, 970, 11_000, 12_000, 344_000),
        new Result(200, null, null),
        new Bill(usage, source, cost));
  }

  /** Up to four, anywhere, some of them free, unconfirmed or unpriced; most often one. */
  static List<Attempt> random(Random random) {
    List<Attempt> tries = new ArrayList<>();
    int count = random.nextInt(10) == 0 ? 0 : 1 + Math.max(0, random.nextInt(7) - 3);
    for (int number = 1; number <= count; number++) {
      tries.add(random(random, number));
    }
    return List.copyOf(tries);
  }

  private static Attempt random(Random random, int number) {
    String provider = PROVIDERS.get(random.nextInt(PROVIDERS.size()));
    String model = MODELS.get(random.nextInt(MODELS.size()));
    return switch (random.nextInt(6)) {
      case 0 -> refused(number, provider, model);
      case 1 -> used(number, provider, model, usage(random), UsageSource.UNCONFIRMED, null);
      case 2 -> paid(number, provider, model, usage(random), null);
      case 3 -> used(number, provider, model, usage(random), UsageSource.ESTIMATED, cost(random));
      default -> paid(number, provider, model, usage(random), cost(random));
    };
  }

  private static Cost cost(Random random) {
    return new Cost(random.nextLong(5_000_000_000L), "openai/o9@2026-07-24");
  }

  private static TokenUsage usage(Random random) {
    return new TokenUsage(
        random.nextInt(100_000),
        random.nextInt(1_000),
        random.nextInt(1_000),
        random.nextInt(1_000),
        random.nextInt(10_000),
        random.nextInt(1_000),
        random.nextInt(100),
        random.nextInt(100),
        random.nextInt(100));
  }
}
