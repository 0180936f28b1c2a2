package io.turnpike.routing.gateway.edge.models;

import io.turnpike.routing.ModelCatalog;
import io.turnpike.routing.ModelCatalog.DatedPrice;
import io.turnpike.routing.ModelCatalog.ModelCard;
import io.turnpike.routing.RouteConfigs;
import io.turnpike.routing.alias.FamilyName;
import io.turnpike.routing.alias.KnownAliases;
import io.turnpike.routing.alias.KnownAliases.Meant;
import io.turnpike.routing.alias.ModelAliases;
import io.turnpike.routing.catalog.ConnectionModels;
import io.turnpike.routing.dialects.Dialect.ModelEntry;
import io.turnpike.routing.dialects.Dialect.TokenPrices;
import io.turnpike.routing.gateway.preference.ModelServers;
import io.turnpike.routing.gateway.preference.ModelServers.Server;
import io.turnpike.routing.gateway.preference.NewestModels;
import io.turnpike.tenants.Caller;
import io.turnpike.tenants.providers.ProviderConnection;
import io.turnpike.tenants.providers.ProviderConnection.ModelPrice;
import io.turnpike.tenants.providers.ProviderConnections;
import java.time.Clock;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * What a caller can ask for by name: the models of its organization's connections, as {@code
 * connection/model} and, where that is enough to find them, by their names alone, its aliases and
 * its configs, narrowed to what the key may use.
 */
@Component
public class ModelList {

  private static final String OWNER = "turnpike";
  private static final int MOST_CONFIGS = 1_000;

  private final ProviderConnections connections;
  private final RouteConfigs configs;
  private final ModelCatalog catalog;
  private final ModelServers servers;
  private final ModelAliases aliases;
  private final NewestModels newest;
  private final UpstreamModels upstream;

  ModelList(
      ProviderConnections connections,
      RouteConfigs configs,
      ModelCatalog catalog,
      ModelServers servers,
      ModelAliases aliases,
      NewestModels newest,
      UpstreamModels upstream) {
    this.connections = connections;
    this.configs = configs;
    this.catalog = catalog;
    this.servers = servers;
    this.aliases = aliases;
    this.newest = newest;
    this.upstream = upstream;
  }

  /** No name twice: it stands for what a request with it would get. */
  public Mono<List<ModelEntry>> of(Caller caller) {
    return connections
        .known(caller.organization())
        .flatMap(
            known ->
                Mono.zip(
                        offered(caller, known),
                        configs(caller),
                        aliases.known(caller.organization()))
                    .map(
                        parts ->
                            listed(caller, known, parts.getT1(), parts.getT2(), parts.getT3())));
  }

  private List<ModelEntry> listed(
      Caller caller,
      List<ProviderConnection> known,
      List<Server> offered,
      List<String> configs,
      KnownAliases aliases) {
    Map<String, ModelEntry> list = new LinkedHashMap<>();
    offered.stream().filter(it -> mayUse(caller, it)).forEach(it -> add(list, qualified(it)));
    offered.forEach(it -> addBare(list, it, caller, known));
    aliases.names().stream().sorted().forEach(name -> addAlias(list, name, caller, known, aliases));
    configs.forEach(name -> add(list, new ModelEntry(name, OWNER)));
    return List.copyOf(list.values());
  }

  /**
   * Where a request with the name alone would come to this connection, and may come to no other.
   */
  private void addBare(
      Map<String, ModelEntry> list, Server offer, Caller caller, List<ProviderConnection> known) {
    List<Server> asked = servers.of(offer.model(), known, Set.of());
    if (asked.contains(offer) && asked.stream().allMatch(it -> mayUse(caller, it))) {
      add(list, bare(offer, asked.size() == 1));
    }
  }

  /** With what is known of the model it stands for. */
  private void addAlias(
      Map<String, ModelEntry> list,
      String name,
      Caller caller,
      List<ProviderConnection> known,
      KnownAliases aliases) {
    Meant meant = aliases.of(name);
    String model = meant == null ? name : meant.model();
    String named = FamilyName.isOne(model) ? newest.of(model, known) : model;
    ModelEntry entry = named == null ? null : list.get(named);
    if (entry != null) {
      add(list, entry.called(name));
    } else if (named != null && (caller.mayUse(name) || caller.mayUse(named))) {
      add(list, new ModelEntry(name, OWNER));
    }
  }

  private static void add(Map<String, ModelEntry> list, ModelEntry entry) {
    list.putIfAbsent(entry.id(), entry);
  }

  /** All connections at once: a provider that hangs costs its own time and not others'. */
  private Mono<List<Server>> offered(Caller caller, List<ProviderConnection> known) {
    return Flux.fromIterable(known)
        .flatMapSequential(
            connection -> names(caller, connection).map(name -> new Server(connection, name)))
        .collectList();
  }

  private Mono<List<String>> configs(Caller caller) {
    return configs
        .names(caller.organization())
        .map(names -> names.stream().filter(caller::mayUse).sorted().limit(MOST_CONFIGS).toList())
        .defaultIfEmpty(List.of());
  }

  /** The tenant's own list where there is one. */
  private Flux<String> names(Caller caller, ProviderConnection connection) {
    return connection.models().isEmpty()
        ? known(caller, connection)
        : Flux.fromIterable(connection.models());
  }

  /** A provider is asked itself where the catalogue knows nothing of its type. */
  private Flux<String> known(Caller caller, ProviderConnection connection) {
    if (catalog.models(connection.type()).isEmpty()) {
      return Flux.fromIterable(connection.ownModels().keySet())
          .concatWith(upstream.names(caller.organization(), connection))
          .distinct();
    }
    return Flux.fromIterable(ConnectionModels.of(catalog, connection)).map(ModelCard::model);
  }

  private static boolean mayUse(Caller caller, Server offer) {
    return caller.mayUse(offer.model()) || caller.mayUse(id(offer));
  }

  private ModelEntry qualified(Server offer) {
    ModelCard card = card(offer);
    String name = offer.connection().name();
    String title = card == null ? id(offer) : card.title() + " (" + name + ")";
    return new ModelEntry(id(offer), name, title, card, prices(offer, card));
  }

  /**
   * @param alone whether nobody else serves it
   */
  private ModelEntry bare(Server offer, boolean alone) {
    ModelCard card = card(offer);
    return new ModelEntry(
        offer.model(),
        alone ? offer.connection().name() : OWNER,
        card == null ? offer.model() : card.title(),
        card,
        prices(offer, card));
  }

  /** The tenant's own go before the catalogue's. */
  private static @Nullable TokenPrices prices(Server offer, @Nullable ModelCard card) {
    ModelPrice own = offer.connection().prices().get(offer.model());
    if (own != null) {
      return new TokenPrices(
          own.inputNanoUsd(),
          own.outputNanoUsd(),
          own.cachedInputNanoUsd(),
          own.cacheWrite5mNanoUsd());
    }
    DatedPrice listed = card == null ? null : card.priceOn(LocalDate.now(Clock.systemUTC()));
    return listed == null || listed.soldBySearch()
        ? null
        : new TokenPrices(
            listed.inputNanoUsd(),
            listed.outputNanoUsd(),
            listed.cachedInputNanoUsd(),
            listed.cacheWrite5mNanoUsd());
  }

  private @Nullable ModelCard card(Server offer) {
    return ConnectionModels.find(catalog, offer.connection(), offer.model());
  }

  /** Models that carry their connection's name already, as the demo's do, keep it once. */
  private static String id(Server offer) {
    String prefix = offer.connection().name() + "/";
    return offer.model().startsWith(prefix) ? offer.model() : prefix + offer.model();
  }
}
