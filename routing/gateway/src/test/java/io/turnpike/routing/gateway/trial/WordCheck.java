package io.turnpike.routing.gateway.trial;

import io.turnpike.routing.guardrails.CompiledRule;
import io.turnpike.routing.guardrails.Finding;
import io.turnpike.routing.guardrails.TextCheck;
import io.turnpike.routing.plan.GuardrailRule;
import io.turnpike.routing.plan.GuardrailRule.Action;
import io.turnpike.routing.plan.GuardrailRule.OnError;
import java.util.function.Consumer;

/** Objects to one word, wherever it stands. */
record WordCheck(String word) implements TextCheck {

  static CompiledRule rule(String word, Action action) {
    return rule(word, action, false);
  }

  static CompiledRule rule(String word, Action action, boolean reversible) {
    GuardrailRule rule =
        new GuardrailRule(null, "", "word_" + word, "{}", action, reversible, OnError.DENY);
    return new CompiledRule(rule, new WordCheck(word));
  }

  @Override
  public void find(String text, Consumer<Finding> found) {
    for (int at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + 1)) {
      found.accept(new Finding(at, at + word.length(), word));
    }
  }

  @Override
  public int settled(String text) {
    return text.length();
  }
}
