package io.turnpike.routing.plan;

import java.util.ArrayList;
import java.util.List;

/**
 * What is looked for in requests and in answers, in this order.
 *
 * @param input before anything is sent
 * @param output before the client gets it
 */
public record GuardrailRules(List<GuardrailRule> input, List<GuardrailRule> output) {

  public static final GuardrailRules NONE = new GuardrailRules(List.of(), List.of());

  public boolean isEmpty() {
    return input.isEmpty() && output.isEmpty();
  }

  /** These, and then the others. */
  public GuardrailRules and(GuardrailRules more) {
    return isEmpty()
        ? more
        : more.isEmpty()
            ? this
            : new GuardrailRules(joined(input, more.input), joined(output, more.output));
  }

  private static List<GuardrailRule> joined(List<GuardrailRule> some, List<GuardrailRule> more) {
    List<GuardrailRule> all = new ArrayList<>(some);
    all.addAll(more);
    return List.copyOf(all);
  }
}
