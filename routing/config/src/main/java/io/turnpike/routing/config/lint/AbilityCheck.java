package io.turnpike.routing.config.lint;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.turnpike.routing.ModelCatalog.ModelCard;
import io.turnpike.routing.config.document.Mention;
import io.turnpike.routing.config.language.Spelling;
import io.turnpike.routing.config.language.Warnings;
import io.turnpike.routing.plan.RoutePlan.Override;
import io.turnpike.routing.plan.RoutePlan.Target;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Warns of a model that cannot do what its own target asks of it in every request. */
final class AbilityCheck {

  private AbilityCheck() {}

  static void check(Mention mention, ModelCard card, Warnings warnings) {
    String why = lacking(mention.target(), card);
    if (why != null) {
      warnings.add(
          mention.modelAt(), "never serves: " + Spelling.quoted(card.model()) + " " + why + ".");
    }
  }

  private static @Nullable String lacking(Target target, ModelCard card) {
    if (card.lacks().contains("tools") && asks(target, "tools", "[{")) {
      return "calls no tools, and \"override_params\" sets some";
    }
    if (card.lacks().contains("structured_output")
        && asks(target, "response_format", "\"json_schema\"")) {
      return "answers by no JSON schema, and \"override_params\" sets one";
    }
    Long tokens = tokens(target);
    return tokens != null && card.maxOutputTokens() > 0 && tokens > card.maxOutputTokens()
        ? "writes at most " + card.maxOutputTokens() + " tokens, and " + tokens + " are set"
        : null;
  }

  private static boolean asks(Target target, String field, String part) {
    return target.overrides().stream()
        .filter(override -> override.field().equals(field))
        .anyMatch(override -> json(override).contains(part));
  }

  private static @Nullable Long tokens(Target target) {
    return target.overrides().stream()
        .filter(
            override -> List.of("max_tokens", "max_completion_tokens").contains(override.field()))
        .map(AbilityCheck::json)
        .filter(json -> json.matches("\\d{1,12}"))
        .map(Long::valueOf)
        .findFirst()
        .orElse(null);
  }

  private static String json(Override override) {
    return new String(override.json(), UTF_8);
  }
}
