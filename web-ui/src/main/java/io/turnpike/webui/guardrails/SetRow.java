package io.turnpike.webui.guardrails;

import io.turnpike.routing.guard.NamedSet;
import io.turnpike.routing.guard.SetScope;
import io.turnpike.routing.plan.GuardrailRule;
import io.turnpike.tenants.Team;
import io.turnpike.webui.scope.Named;
import io.turnpike.webui.scope.Whose;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One set as shown. */
public record SetRow(NamedSet set, Whose whose) {

  static SetRow of(NamedSet set, Named named) {
    return new SetRow(set, new Whose(text(set.scope(), named), gone(set.scope(), named)));
  }

  public List<Rule> input() {
    return set.rules().input().stream().map(Rule::of).toList();
  }

  public List<Rule> output() {
    return set.rules().output().stream().map(Rule::of).toList();
  }

  private static String text(SetScope scope, Named named) {
    List<String> words = new ArrayList<>();
    if (scope.organization()) {
      words.add("The whole organization");
    }
    scope.teams().stream().sorted().forEach(slug -> words.add("Team " + teamName(slug, named)));
    scope.keys().stream()
        .map(UUID::toString)
        .map(named::keyName)
        .sorted()
        .forEach(name -> words.add("Key " + name));
    return String.join(", ", words);
  }

  private static String teamName(String slug, Named named) {
    return named.teams().stream()
        .filter(team -> team.slug().equals(slug))
        .map(Team::name)
        .findFirst()
        .orElse(slug);
  }

  private static @Nullable String gone(SetScope scope, Named named) {
    if (!scope.teams().stream().allMatch(named::hasTeam)) {
      return "names a team that is gone";
    }
    return scope.keys().stream().allMatch(id -> named.isAlive(id.toString()))
        ? null
        : "names a key that is gone";
  }

  /**
   * One check of a set.
   *
   * @param parameters as JSON; empty without any
   */
  public record Rule(String check, String parameters, String action, boolean closed) {

    static Rule of(GuardrailRule rule) {
      return new Rule(
          rule.check(),
          rule.parameters().equals("{}") ? "" : rule.parameters(),
          rule.action().word() + (rule.reversible() ? ", put back into the answer" : ""),
          rule.onError() == GuardrailRule.OnError.DENY);
    }
  }
}
