package io.turnpike.routing.config.aliases;

import io.turnpike.routing.ModelCatalog;
import io.turnpike.routing.RouteConfigs;
import io.turnpike.routing.alias.FamilyName;
import io.turnpike.routing.alias.KnownAliases;
import io.turnpike.routing.alias.ModelFamily;
import io.turnpike.routing.catalog.ConnectionModels;
import io.turnpike.routing.config.language.Mistakes;
import io.turnpike.routing.config.language.Names;
import io.turnpike.routing.config.language.Pointer;
import io.turnpike.routing.config.language.Spelling;
import io.turnpike.tenants.OrganizationId;
import io.turnpike.tenants.providers.ProviderConnection;
import io.turnpike.tenants.providers.ProviderConnections;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Whether a name may stand for a model: it means nothing else, and the model is one. */
@Component
final class AliasCheck {

  private static final Pointer NAME = Pointer.ROOT.to("name");
  private static final Pointer MODEL = Pointer.ROOT.to("model");
  private static final int LONGEST = 256;

  private final ProviderConnections connections;
  private final RouteConfigs configs;
  private final ModelCatalog catalog;

  AliasCheck(ProviderConnections connections, RouteConfigs configs, ModelCatalog catalog) {
    this.connections = connections;
    this.configs = configs;
    this.catalog = catalog;
  }

  /** Refused with all mistakes. */
  Mono<Void> check(OrganizationId organization, String name, String model, KnownAliases known) {
    return Mono.zip(
            connections.list(organization).collectList(),
            configs.names(organization).defaultIfEmpty(Set.of()))
        .doOnNext(
            there -> {
              Mistakes mistakes = new Mistakes();
              checkName(name, there.getT1(), there.getT2(), mistakes);
              checkModel(model, there.getT1(), there.getT2(), known, mistakes);
              mistakes.refuse();
            })
        .then();
  }

  private void checkName(
      String name, List<ProviderConnection> there, Set<String> configs, Mistakes mistakes) {
    if (!Names.legal(name)) {
      mistakes.add(NAME, "The name of an alias " + Names.RULE + ".");
    } else if (configs.contains(name)) {
      mistakes.add(NAME, "There is a config " + Spelling.quoted(name) + "; take another name.");
    } else {
      there.stream()
          .filter(connection -> serves(connection, name))
          .findFirst()
          .ifPresent(
              connection ->
                  mistakes.add(
                      NAME,
                      Spelling.quoted(name)
                          + " is a model of the connection "
                          + Spelling.quoted(connection.name())
                          + "; take another name."));
    }
  }

  private void checkModel(
      String model,
      List<ProviderConnection> there,
      Set<String> configs,
      KnownAliases known,
      Mistakes mistakes) {
    if (model.isBlank() || model.length() > LONGEST || !model.equals(model.strip())) {
      mistakes.add(MODEL, "must be the name of a model, at most " + LONGEST + " characters.");
    } else if (FamilyName.isOne(model)) {
      checkFamily(model, there, mistakes);
    } else if (!isKnown(model, there, configs, known)) {
      mistakes.add(MODEL, unknown(model, there));
    }
  }

  private boolean isKnown(
      String model, List<ProviderConnection> there, Set<String> configs, KnownAliases known) {
    return owner(model, there) != null
        || known.of(model) != null
        || configs.contains(model)
        || there.stream().anyMatch(connection -> serves(connection, model));
  }

  /** The connection, or type of one, in front of the model. */
  private static @Nullable ProviderConnection owner(
      String model, List<ProviderConnection> connections) {
    int slash = model.indexOf('/');
    String owner = slash < 1 ? "" : model.substring(model.startsWith("@") ? 1 : 0, slash);
    return slash == model.length() - 1
        ? null
        : connections.stream().filter(it -> isOwner(it, owner)).findFirst().orElse(null);
  }

  private static boolean isOwner(ProviderConnection connection, String owner) {
    return connection.name().equals(owner) || connection.type().equals(owner);
  }

  private boolean serves(ProviderConnection connection, String model) {
    return connection.models().isEmpty()
        ? connection.prices().containsKey(model)
            || ConnectionModels.find(catalog, connection, model) != null
        : connection.models().contains(model);
  }

  private void checkFamily(String model, List<ProviderConnection> there, Mistakes mistakes) {
    FamilyName name = FamilyName.of(model);
    LocalDate today = LocalDate.now(Clock.systemUTC());
    boolean found =
        candidates(name, there)
            .anyMatch(
                it ->
                    ModelFamily.newest(ConnectionModels.of(catalog, it), name.family(), today)
                        != null);
    if (!found) {
      mistakes.add(
          MODEL,
          "No connection "
              + (name.owner() == null ? "" : Spelling.quoted(name.owner()) + " ")
              + "has models of the family "
              + Spelling.quoted(name.family())
              + " in the catalogue; write for example \"~claude-sonnet\" or \"~gpt-mini\".");
    }
  }

  private static Stream<ProviderConnection> candidates(
      FamilyName name, List<ProviderConnection> connections) {
    String owner = name.owner();
    return connections.stream().filter(it -> owner == null || isOwner(it, owner));
  }

  private static String unknown(String model, List<ProviderConnection> there) {
    List<String> names = there.stream().map(ProviderConnection::name).sorted().toList();
    return Spelling.quoted(model)
        + " is no model of your connections, no alias and no config. Write the connection in front,"
        + " for example \"connection/model\"; there are "
        + Spelling.list(names.stream().limit(20).toList())
        + (names.size() > 20 ? " and more." : ".");
  }
}
