package io.turnpike.billing.retirement;

import io.turnpike.infra.lifecycle.RepeatedWork;
import io.turnpike.infra.postgres.Database;
import io.turnpike.routing.ModelCatalog;
import io.turnpike.routing.ModelCatalog.ModelCard;
import io.turnpike.routing.alias.ModelFamily;
import io.turnpike.tenants.Notification;
import io.turnpike.tenants.Notifications;
import io.turnpike.tenants.providers.ProviderConnection;
import io.turnpike.tenants.providers.ProviderConnections;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Looks four times a day whether models that were asked for lately retire within a month, and tells
 * each organization once. While none does, nothing is asked of the database.
 */
@Component
final class RetirementNotices extends RepeatedWork {

  private static final Duration EVERY = Duration.ofHours(6);
  private static final int DAYS_AHEAD = 31;

  private final Database database;
  private final ModelCatalog catalog;
  private final ProviderConnections connections;
  private final Notifications notifications;

  RetirementNotices(
      Database database,
      ModelCatalog catalog,
      ProviderConnections connections,
      Notifications notifications) {
    this.database = database;
    this.catalog = catalog;
    this.connections = connections;
    this.notifications = notifications;
  }

  @Override
  protected Flux<Void> rounds() {
    Duration first = Duration.ofMinutes(5 + ThreadLocalRandom.current().nextInt(60));
    return every(first, EVERY, this::round);
  }

  /** Never fails; what could not be told is told the next time. */
  Mono<Void> round() {
    LocalDate today = LocalDate.now(Clock.systemUTC());
    return Mono.defer(() -> told(today))
        .onErrorResume(missed("Retiring models were not told of; trying again"));
  }

  private Mono<Void> told(LocalDate today) {
    Set<String> retiring =
        catalog.all().stream()
            .filter(card -> isRetiring(card, today))
            .map(ModelCard::model)
            .collect(Collectors.toSet());
    return retiring.isEmpty()
        ? Mono.empty()
        : database
            .across(db -> ModelUse.lately(db, retiring))
            .concatMap(use -> tell(use, today))
            .then();
  }

  private static boolean isRetiring(ModelCard card, LocalDate today) {
    LocalDate retires = card.facts().retires();
    return retires != null
        && !retires.isBefore(today)
        && !retires.isAfter(today.plusDays(DAYS_AHEAD));
  }

  private Mono<Void> tell(ModelUse use, LocalDate today) {
    return connections
        .find(use.organization(), use.connection())
        .flatMap(connection -> Mono.justOrEmpty(retiring(connection, use.model(), today)))
        .flatMap(
            card ->
                database
                    .within(use.organization().value(), db -> tell(db, use, card, today))
                    .then());
  }

  /** The same name may be another vendor's model, which stays. */
  private @Nullable ModelCard retiring(
      ProviderConnection connection, String model, LocalDate today) {
    ModelCard card = catalog.find(connection.type(), model);
    return card != null && isRetiring(card, today) ? card : null;
  }

  private Mono<Void> tell(DatabaseClient db, ModelUse use, ModelCard card, LocalDate today) {
    LocalDate retires = Objects.requireNonNull(card.facts().retires());
    return use.tell(db, retires)
        .filter(first -> first)
        .flatMap(
            _ ->
                notifications.publish(
                    db,
                    Notification.of(
                        use.organization(),
                        RetirementConfiguration.EVENT,
                        data(use, card, retires, today),
                        null)));
  }

  private Map<String, @Nullable Object> data(
      ModelUse use, ModelCard card, LocalDate retires, LocalDate today) {
    ModelCard successor = ModelFamily.successor(card, catalog.models(card.type()), today);
    Map<String, @Nullable Object> data = new LinkedHashMap<>();
    data.put("connection", use.connection());
    data.put("type", card.type());
    data.put("model", card.model());
    data.put("retires_on", retires.toString());
    data.put("replacement", successor == null ? null : successor.model());
    data.put("requests_last_30_days", use.requests());
    return data;
  }
}
