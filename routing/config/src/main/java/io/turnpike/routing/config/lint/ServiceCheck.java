package io.turnpike.routing.config.lint;

import io.turnpike.routing.ModelCatalog.ModelCard;
import io.turnpike.routing.config.document.Mention;
import io.turnpike.routing.config.language.Spelling;
import io.turnpike.routing.config.language.Warnings;
import io.turnpike.routing.plan.Requirements;
import io.turnpike.tenants.DataPolicy;
import io.turnpike.tenants.ProviderConnection;
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
      AbilityCheck.check(mention, card, warnings);
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
}
