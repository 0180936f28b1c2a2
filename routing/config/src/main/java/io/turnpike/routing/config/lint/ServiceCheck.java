package io.turnpike.routing.config.lint;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.turnpike.routing.ModelCatalog.ModelCard;
import io.turnpike.routing.config.document.Mention;
import io.turnpike.routing.config.language.Spelling;
import io.turnpike.routing.config.language.Warnings;
import io.turnpike.routing.plan.Requirements;
import io.turnpike.routing.plan.Target;
import io.turnpike.routing.plan.Target.Override;
import io.turnpike.tenants.providers.ProviderConnection;
import io.turnpike.tenants.providers.ProviderConnection.DataPolicy;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Warns of a target that no request can be sent to, as its connection and model are now. */
final class ServiceCheck {

  private static final String NEVER = "never serves: ";

  private final Warnings warnings;

  ServiceCheck(Warnings warnings) {
    this.warnings = warnings;
  }

  /**
   * @param card null when the catalogue does not have the target's model
   */
  void check(Mention mention, ProviderConnection connection, @Nullable ModelCard card) {
    checkPolicy(mention, connection);
    String model = mention.model();
    if (model == null) {
      return;
    }
    if (!connection.mayServe(model)) {
      warnings.add(
          mention.modelAt(),
          NEVER
              + Spelling.quoted(model)
              + " is not among the models of \""
              + connection.name()
              + "\"."
              + Spelling.hint(model, connection.models()));
    }
    new PriceCheck(warnings).check(mention, connection, card);
    if (card != null) {
      checkAbilities(mention, card);
    }
  }

  private void checkPolicy(Mention mention, ProviderConnection connection) {
    String lacking = lacking(mention.target().requirements(), connection.dataPolicy());
    if (lacking != null) {
      warnings.add(
          mention.at(),
          NEVER + lacking + ", which \"" + connection.name() + "\" does not declare.");
    }
  }

  private static @Nullable String lacking(Requirements wanted, DataPolicy policy) {
    if (wanted.zdr() && !policy.zdr()) {
      return "\"data_policy\" requires \"zdr\"";
    }
    if (wanted.noTraining() && !policy.noTraining()) {
      return "\"data_policy\" requires \"no_training\"";
    }
    boolean elsewhere =
        !wanted.regions().isEmpty() && wanted.regions().stream().noneMatch(policy::isIn);
    return elsewhere && !wanted.isContradiction()
        ? "\"data_policy\" requires the region " + String.join(" or ", wanted.regions())
        : null;
  }

  /** What its own target asks of a model in every request. */
  private void checkAbilities(Mention mention, ModelCard card) {
    String why = unable(mention.target(), card);
    if (why != null) {
      warnings.add(mention.modelAt(), NEVER + Spelling.quoted(card.model()) + " " + why + ".");
    }
  }

  private static @Nullable String unable(Target target, ModelCard card) {
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
        .map(ServiceCheck::json)
        .filter(json -> json.matches("\\d{1,12}"))
        .map(Long::valueOf)
        .findFirst()
        .orElse(null);
  }

  private static String json(Override override) {
    return new String(override.json(), UTF_8);
  }
}
