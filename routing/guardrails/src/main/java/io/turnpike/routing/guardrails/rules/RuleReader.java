package io.turnpike.routing.guardrails.rules;

import io.turnpike.routing.guardrails.Check;
import io.turnpike.routing.guardrails.Guardrail;
import io.turnpike.routing.guardrails.Guardrails;
import io.turnpike.routing.guardrails.OutsideCheck;
import io.turnpike.routing.guardrails.Parameters;
import io.turnpike.routing.guardrails.Parameters.Mistakes;
import io.turnpike.routing.guardrails.Subject.Side;
import io.turnpike.routing.guardrails.SubjectCheck;
import io.turnpike.routing.guardrails.TextCheck;
import io.turnpike.routing.plan.GuardrailRule;
import io.turnpike.routing.plan.GuardrailRule.Action;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Reads lists of guardrails as configs, sets and checks by hand write them. */
public final class RuleReader {

  private static final int MOST = 50;
  private static final int HEAVIEST = 5_000_000;

  private final @Nullable String set;
  private final Mistakes mistakes;
  private final List<Asked> asked = new ArrayList<>();
  private int weight;

  /**
   * @param set name of the set that the list belongs to; null for none
   */
  public RuleReader(@Nullable String set, Mistakes mistakes) {
    this.set = set;
    this.mistakes = mistakes;
  }

  /**
   * A provider connection that a check asks.
   *
   * @param at JSON pointer of the check's parameters
   * @param model null where the check names none
   */
  public record Asked(String at, String connection, @Nullable String model) {}

  /** What is wrong is left out and noted. The place says on which side the list is. */
  public List<GuardrailRule> read(JsonNode list, String at) {
    boolean output = at.endsWith("/output_guardrails") || at.endsWith("/after_request_hooks");
    return read(list, output ? Side.OUTPUT : Side.INPUT, at);
  }

  /** What is wrong is left out and noted. */
  public List<GuardrailRule> read(JsonNode list, Side side, String at) {
    if (!list.isArray()) {
      mistakes.add(at, "must be a list of checks, for example [{\"pii\": {}, \"deny\": true}].");
      return List.of();
    }
    List<GuardrailRule> rules = new ArrayList<>();
    int count = 0;
    for (int i = 0; i < list.size(); i++) {
      List<CheckEntry> entries = new EntryReader(mistakes).read(list.get(i), at + "/" + i);
      count += entries.size();
      entries.forEach(entry -> add(entry, side, rules));
    }
    if (count > MOST) {
      mistakes.add(at, "has " + count + " checks; at most " + MOST + " are accepted.");
    }
    return List.copyOf(rules);
  }

  /** The provider connections that were named so far. */
  public List<Asked> asked() {
    return List.copyOf(asked);
  }

  /** Bytes that the checks read so far take in memory, roughly, beyond their texts. */
  public int weight() {
    return weight;
  }

  private void add(CheckEntry entry, Side side, List<GuardrailRule> rules) {
    Guardrail guardrail = Guardrails.named(entry.name());
    if (guardrail == null) {
      mistakes.add(entry.place(), Guardrails.none(entry.name()));
    } else if (!entry.parameters().isObject()) {
      mistakes.add(entry.place(), "must be an object with the parameters; {} for none.");
    } else {
      rule(guardrail, entry, side, rules);
    }
  }

  private void rule(Guardrail guardrail, CheckEntry entry, Side side, List<GuardrailRule> rules) {
    Consequence consequence = new Consequence(entry, side, mistakes);
    ObjectNode parameters = entry.plain();
    Check check = guardrail.compile(new Parameters(parameters, entry.place(), mistakes));
    Action action = consequence.action(guardrail, check, parameters);
    boolean reversible = consequence.reversible(action);
    GuardrailRule.OnError onError = consequence.onError(action);
    weigh(check, entry.place());
    note(check, entry.place());
    if (!guardrail.sides().contains(side)) {
      mistakes.add(entry.place(), elsewhere(side));
    } else if (entry.enabled(mistakes)) {
      rules.add(
          new GuardrailRule(
              set,
              entry.at(),
              guardrail.name(),
              parameters.toString(),
              action,
              reversible,
              onError));
    }
  }

  private static String elsewhere(Side side) {
    return side == Side.OUTPUT
        ? "looks at requests; write it under \"input_guardrails\"."
        : "looks at answers; write it under \"output_guardrails\".";
  }

  private void weigh(Check check, String at) {
    weight += Math.min(check.weight(), HEAVIEST);
    if (weight > HEAVIEST) {
      mistakes.add(at, "is more than a list may have of large patterns, words and schemas.");
      weight = HEAVIEST;
    }
  }

  private void note(Check check, String at) {
    switch (check) {
      case OutsideCheck.Moderation it -> asked.add(new Asked(at, it.connection(), it.model()));
      case OutsideCheck.Judge it -> asked.add(new Asked(at, it.connection(), it.model()));
      case OutsideCheck.Webhook _, TextCheck _, SubjectCheck _ -> {}
    }
  }
}
