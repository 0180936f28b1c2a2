package io.turnpike.webui.fake;

import io.turnpike.infra.refusal.Conflict;
import io.turnpike.infra.refusal.InvalidInput;
import io.turnpike.infra.refusal.NotFound;
import io.turnpike.tenants.Actor;
import io.turnpike.tenants.OrganizationId;
import io.turnpike.tenants.providers.BaseUrl;
import io.turnpike.tenants.providers.ConnectionUses;
import io.turnpike.tenants.providers.KeyChange;
import io.turnpike.tenants.providers.KeyChange.Entry;
import io.turnpike.tenants.providers.KeyChange.Given;
import io.turnpike.tenants.providers.KeyChange.Stored;
import io.turnpike.tenants.providers.OwnModels;
import io.turnpike.tenants.providers.ProviderConnection;
import io.turnpike.tenants.providers.ProviderConnection.DataPolicy;
import io.turnpike.tenants.providers.ProviderConnection.KeyName;
import io.turnpike.tenants.providers.ProviderConnection.ModelPrice;
import io.turnpike.tenants.providers.ProviderConnection.OwnModel;
import io.turnpike.tenants.providers.ProviderConnections;
import io.turnpike.tenants.providers.SecretFields;
import java.net.URI;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

@Component
public class FakeProviderConnections implements ProviderConnections, OwnModels {

  private final Map<OrganizationId, Map<String, ProviderConnection>> connections =
      new ConcurrentHashMap<>();

  private final Map<ProviderConnection, List<ConnectionUses.Use>> uses = new ConcurrentHashMap<>();

  public void use(Actor actor, String name, ConnectionUses.Use... by) {
    uses.put(of(actor.organizationId()).get(name), List.of(by));
  }

  @Override
  public Flux<ProviderConnection> list(OrganizationId organization) {
    return Flux.fromIterable(of(organization).values());
  }

  @Override
  public Mono<List<ProviderConnection>> known(OrganizationId organization) {
    return list(organization).collectList();
  }

  @Override
  public Mono<ProviderConnection> find(OrganizationId organization, String name) {
    return Mono.justOrEmpty(of(organization).get(name));
  }

  @Override
  public Mono<Opened> open(OrganizationId organization, String name) {
    return find(organization, name).map(connection -> new Opened(connection, List.of()));
  }

  @Override
  public Mono<ProviderConnection> put(Actor actor, String name, Draft draft) {
    if (name.equals("demo")) {
      return Mono.error(
          new Conflict("reserved", "The name demo belongs to the built-in provider."));
    }
    if (draft.type().equals("openai-compatible") && draft.baseUrl() == null) {
      return Mono.error(InvalidInput.at("/base_url", "Say where the provider's API begins."));
    }
    if (draft.dataPolicy().region() != null && draft.dataPolicy().region().contains(" ")) {
      return Mono.error(InvalidInput.at("/region", "A region is one word."));
    }
    if (draft.type().equals("tower") && !draft.settings().containsKey("floor")) {
      return Mono.error(InvalidInput.at("/settings/floor", "Say which floor."));
    }
    InvalidInput doubled = doubled(draft.keys());
    if (doubled != null) {
      return Mono.error(doubled);
    }
    String address =
        draft.baseUrl() == null
            ? "https://api.openai.com/v1"
            : BaseUrl.of(draft.baseUrl(), null).url();
    ProviderConnection old = of(actor.organizationId()).get(name);
    ProviderConnection connection =
        new ProviderConnection(
            name,
            draft.type(),
            URI.create(address),
            false,
            keys(draft.keys(), old == null ? List.of() : old.credentials()),
            draft.dataPolicy(),
            draft.models(),
            draft.prices(),
            old == null ? 1 : old.revision() + 1,
            Instant.now(),
            draft.cancelStopsBilling(),
            draft.settings(),
            old == null ? Map.of() : old.ownModels());
    of(actor.organizationId()).put(name, connection);
    return Mono.just(connection);
  }

  @Override
  public Mono<Void> delete(Actor actor, String name) {
    ProviderConnection connection = of(actor.organizationId()).get(name);
    if (connection != null && uses.containsKey(connection)) {
      return Mono.error(new Conflict("in_use", "The connection is in use."));
    }
    return of(actor.organizationId()).remove(name) == null
        ? Mono.error(new NotFound("provider connection", name))
        : Mono.empty();
  }

  @Override
  public Mono<ProviderConnection> put(
      Actor actor, String name, String model, OwnModel said, @Nullable ModelPrice price) {
    if (model.isBlank()) {
      return Mono.error(InvalidInput.at("/model", "Model names have 1 to 200 characters."));
    }
    Map<String, OwnModel> models = new HashMap<>(Map.of(model, said));
    Map<String, ModelPrice> prices = price == null ? Map.of() : Map.of(model, price);
    return changed(actor, name, models, prices);
  }

  @Override
  public Mono<Void> delete(Actor actor, String name, String model) {
    return changed(actor, name, Map.of(), Map.of()).then();
  }

  private Mono<ProviderConnection> changed(
      Actor actor, String name, Map<String, OwnModel> models, Map<String, ModelPrice> prices) {
    return Mono.fromCallable(
        () ->
            of(actor.organizationId())
                .computeIfPresent(name, (_, old) -> described(old, models, prices)));
  }

  private static ProviderConnection described(
      ProviderConnection old, Map<String, OwnModel> models, Map<String, ModelPrice> prices) {
    return new ProviderConnection(
        old.name(),
        old.type(),
        old.baseUrl(),
        old.builtIn(),
        old.credentials(),
        old.dataPolicy(),
        old.models(),
        prices,
        old.revision() + 1,
        old.updatedAt(),
        old.cancelStopsBilling(),
        old.settings(),
        models);
  }

  @Override
  public Flux<ConnectionUses.Use> uses(OrganizationId organization, String name) {
    ProviderConnection connection = of(organization).get(name);
    return connection == null
        ? Flux.empty()
        : Flux.fromIterable(uses.getOrDefault(connection, List.of()));
  }

  @Override
  public Flux<String> held(
      DatabaseClient db, OrganizationId organization, Collection<String> names) {
    return list(organization).map(ProviderConnection::name).filter(names::contains);
  }

  private Map<String, ProviderConnection> of(OrganizationId organization) {
    return connections.computeIfAbsent(
        organization, _ -> new ConcurrentSkipListMap<>(Map.of("demo", demo())));
  }

  private static ProviderConnection demo() {
    URI address = URI.create("http://127.0.0.1:8080/demo/v1");
    DataPolicy policy = new DataPolicy(true, true, null);
    return new ProviderConnection(
        "demo", "demo", address, true, List.of(), policy, List.of(), Map.of(), 1, null);
  }

  private static @Nullable InvalidInput doubled(KeyChange change) {
    if (change instanceof KeyChange.Exactly(List<Entry> entries)) {
      List<String> labels = entries.stream().map(FakeProviderConnections::label).toList();
      for (int i = 0; i < labels.size(); i++) {
        if (labels.subList(0, i).contains(labels.get(i))) {
          return InvalidInput.at("/api_keys/" + i + "/label", "This label is taken.");
        }
      }
    }
    return null;
  }

  private static String label(Entry entry) {
    return switch (entry) {
      case Stored(String id, String label) -> label == null ? id : label;
      case Given(String label, SecretFields one) -> label == null ? one.kept().reveal() : label;
    };
  }

  private static List<KeyName> keys(KeyChange change, List<KeyName> old) {
    return switch (change) {
      case KeyChange.Keep() -> old;
      case KeyChange.One(_) -> List.of(new KeyName("0000000a", "0000000a"));
      case KeyChange.Exactly(List<Entry> entries) ->
          IntStream.range(0, entries.size()).mapToObj(i -> key(i, entries.get(i), old)).toList();
    };
  }

  private static KeyName key(int index, Entry entry, List<KeyName> old) {
    return switch (entry) {
      case Stored(String id, String label) -> stored(id, label, index, old);
      case Given(String label, _) -> {
        String id = "%08x".formatted(UUID.randomUUID().hashCode());
        yield new KeyName(id, label == null ? id : label);
      }
    };
  }

  private static KeyName stored(String id, @Nullable String label, int index, List<KeyName> old) {
    KeyName known =
        old.stream()
            .filter(key -> key.id().equals(id))
            .findFirst()
            .orElseThrow(() -> InvalidInput.at("/api_keys/" + index + "/id", "No such key."));
    return label == null ? known : new KeyName(id, label);
  }
}
