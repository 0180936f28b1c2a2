package io.turnpike.routing.config.sets;

import io.turnpike.routing.config.language.Fields;
import io.turnpike.routing.config.language.Findings;
import io.turnpike.routing.config.language.JsonText;
import io.turnpike.routing.config.language.MisplacedKeys;
import io.turnpike.routing.config.language.Mistakes;
import io.turnpike.routing.config.language.Pointer;
import io.turnpike.routing.config.language.Vocabulary;
import io.turnpike.routing.guard.SetScope;
import io.turnpike.routing.guardrails.rules.RuleReader;
import io.turnpike.routing.guardrails.rules.RuleReader.Asked;
import io.turnpike.routing.plan.GuardrailRule;
import io.turnpike.routing.plan.GuardrailRules;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A set's document after reading, with every mistake found; what is wrong is left out.
 *
 * @param scope the whole organization where the document's cannot be read
 * @param asked connections that its checks name
 * @param weight bytes that its checks take in memory, roughly, beyond its text
 */
record SetDocument(
    SetScope scope,
    boolean observed,
    GuardrailRules rules,
    List<Asked> asked,
    int weight,
    Mistakes mistakes) {

  static final int LONGEST = 64 * 1024;

  private static final String INPUT = "input_guardrails";
  private static final String OUTPUT = "output_guardrails";

  private static final Vocabulary WORDS =
      new Vocabulary(
          "a set of guardrails",
          new LinkedHashSet<>(List.of("scope", INPUT, OUTPUT, "observe")),
          Map.of(),
          Set.of(),
          MisplacedKeys.NOTHING);

  /** Never throws: what is wrong is among the mistakes. */
  static SetDocument read(String name, String text) {
    Findings findings = new Findings();
    JsonNode json = bearable(text, findings.mistakes());
    Fields fields = json == null ? null : Fields.of(json, Pointer.ROOT, WORDS, findings);
    return fields == null ? unreadable(findings.mistakes()) : read(name, fields);
  }

  private static SetDocument read(String name, Fields fields) {
    SetScope scope = new ScopeReader(fields).read();
    boolean observed = fields.truth("observe", false);
    RuleReader reader = new RuleReader(name, fields.findings().mistakes()::addAt);
    GuardrailRules rules =
        new GuardrailRules(list(reader, fields, INPUT), list(reader, fields, OUTPUT));
    if (isEmpty(fields.get(INPUT)) && isEmpty(fields.get(OUTPUT))) {
      fields.mistake(
          Pointer.ROOT,
          "has no check. Put at least one into \"input_guardrails\" or \"output_guardrails\".");
    }
    return new SetDocument(
        scope, observed, rules, reader.asked(), reader.weight(), fields.findings().mistakes());
  }

  private static List<GuardrailRule> list(RuleReader reader, Fields fields, String key) {
    JsonNode list = fields.get(key);
    return list == null ? List.of() : reader.read(list, fields.place(key).text());
  }

  private static boolean isEmpty(@Nullable JsonNode list) {
    return list == null || list.isArray() && list.isEmpty();
  }

  private static @Nullable JsonNode bearable(String text, Mistakes mistakes) {
    if (text.length() <= LONGEST) {
      return JsonText.read(text, mistakes);
    }
    mistakes.add(
        Pointer.ROOT,
        "has " + text.length() + " characters; a set may have " + LONGEST + ". Make it two.");
    return null;
  }

  private static SetDocument unreadable(Mistakes mistakes) {
    return new SetDocument(
        SetScope.ORGANIZATION, false, GuardrailRules.NONE, List.of(), 0, mistakes);
  }
}
