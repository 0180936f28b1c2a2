package io.turnpike.routing.conversion.difference;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.turnpike.routing.plan.ForwardedHeader;
import io.turnpike.routing.plan.Requirements;
import io.turnpike.routing.plan.Requirements.PriceCap;
import io.turnpike.routing.plan.RoutePlan.BreakerRules;
import io.turnpike.routing.plan.RoutePlan.Hedge;
import io.turnpike.routing.plan.RoutePlan.Override;
import io.turnpike.routing.plan.RoutePlan.Retry;
import io.turnpike.routing.plan.RoutePlan.Target;
import io.turnpike.routing.plan.RoutePlan.Timeouts;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Everything about a target that a request may notice, by the words of the document. */
final class Facts {

  private final Map<String, String> facts = new TreeMap<>();

  private Facts() {}

  /** A word that is missing means that nothing is said about it. */
  static Map<String, String> of(Target target) {
    Facts all = new Facts();
    all.facts.put("provider", Shape.provider(target));
    all.parameters("", target.overrides());
    all.parameters("default_params.", target.defaults());
    if (!target.drops().isEmpty()) {
      all.facts.put("drop_params", String.join(", ", new TreeSet<>(target.drops())));
    }
    all.timeouts(target.timeouts());
    all.retry(target.retry());
    all.hedge(target.hedge());
    all.requirements(target.requirements());
    all.forwarded(target.forwarded());
    all.facts.put("invalid_events", target.invalidEvents().word());
    all.breaker(target.breaker());
    return all.facts;
  }

  private void parameters(String prefix, List<Override> overrides) {
    for (Override override : overrides) {
      boolean model = prefix.isEmpty() && override.field().equals("model");
      String key =
          model ? "model" : (prefix.isEmpty() ? "override_params." : prefix) + override.field();
      facts.put(key, new String(override.json(), UTF_8));
    }
  }

  private void timeouts(Timeouts timeouts) {
    facts.put("timeouts.connect", Texts.duration(timeouts.connect()));
    facts.put("timeouts.first_token", Texts.duration(timeouts.firstToken()));
    facts.put("timeouts.idle", Texts.duration(timeouts.idle()));
    facts.put("timeouts.total", Texts.duration(timeouts.total()));
  }

  private void retry(Retry retry) {
    facts.put("retry.attempts", String.valueOf(retry.attempts()));
    retry
        .perClass()
        .forEach((word, tries) -> facts.put("retry.per_class." + word.word(), tries.toString()));
    if (retry.attempts() > 0 || !retry.perClass().isEmpty()) {
      facts.put("retry.on_status_codes", Texts.codes(retry.onStatusCodes()));
      facts.put("retry.use_retry_after_headers", String.valueOf(retry.useRetryAfter()));
    }
  }

  private void hedge(@Nullable Hedge hedge) {
    if (hedge != null) {
      facts.put("hedge.after", hedge.after() == null ? "p95" : Texts.duration(hedge.after()));
      facts.put("hedge.max_percent", Texts.number(hedge.maxPercent()));
    }
  }

  private void requirements(Requirements asked) {
    truth("data_policy.zdr", asked.zdr());
    truth("data_policy.no_training", asked.noTraining());
    truth("require_parameters", asked.parameters());
    if (!asked.regions().isEmpty()) {
      facts.put("data_policy.regions", String.join(", ", new TreeSet<>(asked.regions())));
    }
    if (asked.maxPrice() != null) {
      price(asked.maxPrice());
    }
  }

  private void forwarded(List<ForwardedHeader> headers) {
    if (!headers.isEmpty()) {
      facts.put(
          "forward_headers",
          headers.stream().map(Texts::header).sorted().collect(Collectors.joining(", ")));
    }
  }

  private void breaker(@Nullable BreakerRules rules) {
    if (rules == null) {
      return;
    }
    put("cb_config.failure_threshold", rules.failures(), String::valueOf);
    put("cb_config.failure_threshold_percentage", rules.failurePercent(), Texts::number);
    put("cb_config.minimum_requests", rules.minimumCalls(), String::valueOf);
    put("cb_config.cooldown_interval", rules.cooldown(), Texts::duration);
    put("cb_config.failure_status_codes", rules.statusCodes(), Texts::codes);
  }

  private <T> void put(String key, @Nullable T value, Function<T, String> text) {
    if (value != null) {
      facts.put(key, text.apply(value));
    }
  }

  private void truth(String key, boolean value) {
    if (value) {
      facts.put(key, "true");
    }
  }

  private void price(PriceCap cap) {
    amount("max_price.prompt", cap.inputNanoUsd(), 3);
    amount("max_price.completion", cap.outputNanoUsd(), 3);
    amount("max_price.request", cap.request(), 9);
  }

  /** Nano-USD a token are a thousandth of USD a million tokens. */
  private void amount(String key, @Nullable Long nano, int places) {
    if (nano != null) {
      facts.put(
          key, BigDecimal.valueOf(nano, places).stripTrailingZeros().toPlainString() + " USD");
    }
  }
}
