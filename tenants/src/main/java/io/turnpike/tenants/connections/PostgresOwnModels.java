package io.turnpike.tenants.connections;

import io.turnpike.infra.refusal.NotFound;
import io.turnpike.tenants.Actor;
import io.turnpike.tenants.Permission;
import io.turnpike.tenants.audit.AuditTrail;
import io.turnpike.tenants.connections.builtin.BuiltIns;
import io.turnpike.tenants.connections.form.CheckedOwnModel;
import io.turnpike.tenants.input.Mistakes;
import io.turnpike.tenants.providers.OwnModels;
import io.turnpike.tenants.providers.ProviderConnection;
import io.turnpike.tenants.providers.ProviderConnection.ModelPrice;
import io.turnpike.tenants.providers.ProviderConnection.OwnModel;
import io.turnpike.tenants.store.Store;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Keeps what is said of models beside the connection, whose revision it counts up. */
@Component
final class PostgresOwnModels implements OwnModels {

  private final Store store;
  private final BuiltIns builtIns;
  private final AuditTrail audit;
  private final ChangedConnections changes;

  PostgresOwnModels(Store store, BuiltIns builtIns, AuditTrail audit, ChangedConnections changes) {
    this.store = store;
    this.builtIns = builtIns;
    this.audit = audit;
    this.changes = changes;
  }

  @Override
  public Mono<ProviderConnection> put(
      Actor actor, String connection, String model, OwnModel said, @Nullable ModelPrice price) {
    return Mono.fromCallable(
            () -> {
              refuseUnlessChangeable(actor, connection);
              return Mistakes.without(found -> CheckedOwnModel.of(model, said, price, found));
            })
        .flatMap(
            checked -> changed(actor, connection, row -> put(row, model, checked, price), model));
  }

  @Override
  public Mono<Void> delete(Actor actor, String connection, String model) {
    return Mono.fromRunnable(() -> refuseUnlessChangeable(actor, connection))
        .then(Mono.defer(() -> changed(actor, connection, row -> without(row, model), model)))
        .then();
  }

  /** What is said of all models of a connection. */
  private record Said(Map<String, OwnModel> models, Map<String, ModelPrice> prices) {}

  @FunctionalInterface
  private interface Change {
    Said of(ProviderConnection before);
  }

  private static Said put(
      ProviderConnection before, String model, OwnModel said, @Nullable ModelPrice price) {
    Map<String, OwnModel> models = new HashMap<>(before.ownModels());
    models.put(model, said);
    Mistakes mistakes = new Mistakes();
    CheckedOwnModel.beside(before, model, models, mistakes);
    mistakes.refuse();
    Map<String, ModelPrice> prices = new HashMap<>(before.prices());
    prices.remove(model);
    if (price != null) {
      prices.put(model, price);
    }
    return new Said(models, prices);
  }

  private static Said without(ProviderConnection before, String model) {
    Map<String, OwnModel> models = new HashMap<>(before.ownModels());
    Map<String, ModelPrice> prices = new HashMap<>(before.prices());
    OwnModel said = models.remove(model);
    ModelPrice price = prices.remove(model);
    if (said == null && price == null) {
      throw new NotFound("model of \"" + before.name() + "\" that you described", model);
    }
    return new Said(models, prices);
  }

  private Mono<ProviderConnection> changed(
      Actor actor, String connection, Change change, String model) {
    return store
        .within(actor.organizationId(), db -> changed(db, actor, connection, change, model))
        .delayUntil(row -> changes.tell(actor, connection, row.version().toString()))
        .map(StoredConnection::connection);
  }

  private Mono<StoredConnection> changed(
      DatabaseClient db, Actor actor, String connection, Change change, String model) {
    return ConnectionTable.lock(db, actor.organizationId())
        .then(Mono.defer(() -> ConnectionTable.find(db, actor.organizationId(), connection)))
        .switchIfEmpty(Mono.error(() -> new NotFound("provider connection", connection)))
        .flatMap(row -> written(db, actor, row.connection(), change.of(row.connection()), model));
  }

  private Mono<StoredConnection> written(
      DatabaseClient db, Actor actor, ProviderConnection before, Said said, String model) {
    String name = before.name();
    return ConnectionTable.say(db, actor.organizationId(), name, said.models(), said.prices())
        .then(Mono.defer(() -> ConnectionTable.find(db, actor.organizationId(), name)))
        .delayUntil(
            row ->
                audit.record(
                    db,
                    actor,
                    said.models().containsKey(model) ? "own_model.put" : "own_model.delete",
                    name + "/" + model,
                    details(before, row.connection(), model)));
  }

  private static Map<String, String> details(
      ProviderConnection before, ProviderConnection after, String model) {
    Map<String, String> details = new TreeMap<>();
    OwnModel said = after.ownModels().get(model);
    if (said != null) {
      details.put("title", said.title());
      details.put("context_tokens", String.valueOf(said.contextTokens()));
      details.put("max_output_tokens", String.valueOf(said.maxOutputTokens()));
      details.put("capabilities", String.join(", ", said.capabilities()));
      details.put("lacks", String.join(", ", said.lacks()));
    }
    details.put(PutDetails.PRICE_CHANGES, PriceChanges.of(before.prices(), after.prices()));
    details.values().removeIf(String::isEmpty);
    return details;
  }

  private void refuseUnlessChangeable(Actor actor, String connection) {
    Permission.toChange(actor, "models");
    builtIns.refuseChange(connection);
  }
}
