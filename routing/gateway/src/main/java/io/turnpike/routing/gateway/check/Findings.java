package io.turnpike.routing.gateway.check;

import io.turnpike.infra.crypto.Secret;
import io.turnpike.routing.ConnectionChecks.Fault;
import io.turnpike.routing.ConnectionChecks.Means;
import io.turnpike.routing.ConnectionChecks.Result;
import io.turnpike.routing.gateway.attempt.wire.CallSecrets;
import io.turnpike.routing.gateway.attempt.wire.Scrub;
import io.turnpike.routing.providers.ProviderAdapter;
import io.turnpike.tenants.OrganizationId;
import io.turnpike.tenants.providers.ProviderConnection;
import io.turnpike.tenants.providers.ProviderConnections.Opened;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A connection that is looked at, and how what is found is said of it. */
record Findings(OrganizationId organization, Opened opened, ProviderAdapter adapter) {

  ProviderConnection connection() {
    return opened.connection();
  }

  /** As it is kept, be it one key or several secrets; null without one. */
  @Nullable Secret credential() {
    return opened.apiKey();
  }

  /** Null where none is known, or somebody else would pay for it. */
  @Nullable String modelToTry() {
    ProviderConnection connection = connection();
    if (connection.builtIn()) {
      return null;
    }
    return connection.models().isEmpty()
        ? adapter.probe(connection.baseUrl()).cheapestModel()
        : connection.models().getFirst();
  }

  /** Whether its list of models tells anything of the key. */
  boolean isKeyUntried(Means means) {
    return means == Means.MODELS
        && credential() != null
        && adapter.probe(connection().baseUrl()).listsToAnybody();
  }

  Result works(Means means, String sentence, List<String> models) {
    List<String> shown = models.subList(0, Math.min(models.size(), Result.MOST_MODELS));
    return new Result(means, true, sentence, null, null, shown, models.size() - shown.size());
  }

  Result fails(Means means, Fault fault, String code, String sentence) {
    return new Result(means, false, scrubbed(sentence), code, fault, List.of(), 0);
  }

  Result nothingToAsk() {
    return fails(
        Means.NOTHING,
        Fault.CONNECTION,
        "nothing_to_ask",
        "This provider lists no models. Name one among the connection's models, and a call of one"
            + " token can be tried.");
  }

  private String scrubbed(String sentence) {
    return Scrub.of(sentence, new CallSecrets(credential()));
  }
}
