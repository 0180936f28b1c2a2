package io.turnpike.billing.catalog;

import io.r2dbc.spi.Readable;
import io.turnpike.routing.ModelCatalog.DatedPrice;
import io.turnpike.routing.ModelCatalog.ModelCard;
import io.turnpike.routing.catalog.CatalogProposals.Change;
import io.turnpike.tenants.OrganizationId;
import io.turnpike.tenants.providers.ProviderConnections;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Whose prices a change of the catalogue touches: organizations that used such a model in the last
 * thirty days, through a connection of its type and at the list price.
 */
record TouchedPrices(
    Map<String, Change> changes, ProviderConnections connections, LocalDate today) {

  /** Of one organization. */
  private static final int MOST = 50;

  private static final String USED =
      """
      select s.organization_id, s.provider, s.model, c.type
      from (
        select distinct organization_id, provider, model from spend_hour
        where hour >= now() - interval '30 days' and model = any(:models) and provider <> '') s
      left join provider_connection c
        on c.organization_id = s.organization_id and c.name = s.provider
      where c.prices is null or not jsonb_exists(c.prices, s.model)
      """;

  static TouchedPrices of(List<Change> changes, ProviderConnections connections, LocalDate today) {
    return new TouchedPrices(
        changes.stream()
            .filter(Change::isOfPrices)
            .collect(Collectors.toMap(it -> key(it.after()), Function.identity())),
        connections,
        today);
  }

  private record Use(
      OrganizationId organization, String connection, String model, @Nullable String type) {}

  /** What became different for each, model by model, as the audit log says it. */
  Mono<Map<OrganizationId, String>> byOrganization(DatabaseClient across) {
    return changes.isEmpty()
        ? Mono.just(Map.of())
        : used(across)
            .concatMap(this::typed)
            .filter(use -> changes.containsKey(use.type() + " " + use.model()))
            .collectMultimap(Use::organization, this::line)
            .map(TouchedPrices::joined);
  }

  private Flux<Use> used(DatabaseClient across) {
    return across
        .sql(USED)
        .bind(
            "models",
            changes.values().stream().map(it -> it.after().model()).toArray(String[]::new))
        .map(TouchedPrices::read)
        .all();
  }

  /** The operator's own connections are in no table. */
  private Mono<Use> typed(Use use) {
    return use.type() != null
        ? Mono.just(use)
        : connections
            .find(use.organization(), use.connection())
            .map(it -> new Use(use.organization(), use.connection(), use.model(), it.type()));
  }

  private String line(Use use) {
    Change change = Objects.requireNonNull(changes.get(use.type() + " " + use.model()));
    String before = text(change.before());
    String after = text(change.after());
    return use.type()
        + "/"
        + use.model()
        + ": "
        + (before.equals(after)
            ? "other days, steps or kinds of service"
            : before + " -> " + after);
  }

  private static Map<OrganizationId, String> joined(Map<OrganizationId, Collection<String>> lines) {
    Map<OrganizationId, String> joined = new HashMap<>();
    lines.forEach((organization, all) -> joined.put(organization, text(new TreeSet<>(all))));
    return joined;
  }

  private static String text(TreeSet<String> lines) {
    String shown = lines.stream().limit(MOST).collect(Collectors.joining(", "));
    return lines.size() <= MOST ? shown : shown + ", and " + (lines.size() - MOST) + " more";
  }

  private String text(@Nullable ModelCard card) {
    DatedPrice price = card == null ? null : card.priceOn(today);
    return price == null ? "none" : usd(price.inputNanoUsd()) + " / " + usd(price.outputNanoUsd());
  }

  private static String usd(long nanoUsdPerToken) {
    return BigDecimal.valueOf(nanoUsdPerToken, 3).stripTrailingZeros().toPlainString();
  }

  private static String key(ModelCard card) {
    return card.type() + " " + card.model();
  }

  private static Use read(Readable row) {
    return new Use(
        new OrganizationId(the(row, "organization_id", UUID.class)),
        the(row, "provider", String.class),
        the(row, "model", String.class),
        row.get("type", String.class));
  }

  private static <T> T the(Readable row, String column, Class<T> type) {
    return Objects.requireNonNull(row.get(column, type), column);
  }
}
