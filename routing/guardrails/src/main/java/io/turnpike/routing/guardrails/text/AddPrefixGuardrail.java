package io.turnpike.routing.guardrails.text;

import io.turnpike.routing.guard.TextPart.Role;
import io.turnpike.routing.guardrails.Check;
import io.turnpike.routing.guardrails.Finding;
import io.turnpike.routing.guardrails.Guardrail;
import io.turnpike.routing.guardrails.Parameters;
import io.turnpike.routing.guardrails.Subject;
import io.turnpike.routing.guardrails.Subject.Side;
import io.turnpike.routing.guardrails.SubjectCheck;
import io.turnpike.routing.guardrails.Verdict;
import io.turnpike.routing.guardrails.Verdict.Place;
import io.turnpike.routing.plan.GuardrailRule.Action;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** {@code addPrefix}: puts words in front of what a role says first. It never denies. */
final class AddPrefixGuardrail implements Guardrail {

  private static final int LONGEST = 20_000;

  @Override
  public String name() {
    return "addPrefix";
  }

  @Override
  public Set<Side> sides() {
    return Set.of(Side.INPUT);
  }

  @Override
  public Action action(JsonNode parameters, boolean deny) {
    return Action.FLAG;
  }

  @Override
  public Check compile(Parameters parameters) {
    parameters.only("prefix", "applyToRole", "addToExisting", "onlyIfEmpty");
    if (!parameters.has("prefix")) {
      parameters.mistake("needs \"prefix\", the text to put in front.");
    }
    if (!parameters.truth("addToExisting", true)) {
      parameters.mistake(
          "addToExisting",
          "cannot be false: no message is added to a request. Leave it out, and the prefix goes"
              + " in front of the first text of the role.");
    }
    String prefix = parameters.string("prefix");
    if (prefix != null && prefix.length() > LONGEST) {
      parameters.mistake("prefix", "must have at most " + LONGEST + " characters.");
    }
    return new Decoration(
        prefix == null ? "" : prefix, role(parameters), parameters.truth("onlyIfEmpty", false));
  }

  private static Role role(Parameters parameters) {
    return switch (parameters.word("applyToRole", "user", "system", "developer", "assistant")) {
      case "system", "developer" -> Role.SYSTEM;
      case "assistant" -> Role.ASSISTANT;
      default -> Role.USER;
    };
  }

  private record Decoration(String prefix, Role role, boolean onlyIfEmpty)
      implements SubjectCheck {

    /** In front of the user's first words where the role says nothing. */
    @Override
    public Verdict check(Subject subject) {
      int part = first(subject, role);
      int instead = part < 0 ? first(subject, Role.USER) : part;
      if (instead < 0) {
        return new Verdict.Error("There is no text to put the prefix in front of.");
      }
      if (onlyIfEmpty && !subject.parts().get(instead).text().isBlank()) {
        return Verdict.PASS;
      }
      return new Verdict.Changed(List.of(new Place(instead, new Finding(0, 0, "prefix", prefix))));
    }

    private static int first(Subject subject, Role role) {
      for (int i = 0; i < subject.parts().size(); i++) {
        if (subject.parts().get(i).role() == role) {
          return i;
        }
      }
      return -1;
    }
  }
}
