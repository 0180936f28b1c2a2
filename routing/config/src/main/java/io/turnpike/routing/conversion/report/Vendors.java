package io.turnpike.routing.conversion.report;

import io.turnpike.routing.ModelCatalog;
import io.turnpike.tenants.providers.ProviderConnections.BuiltInConnection;
import io.turnpike.tenants.providers.ProviderType;
import io.turnpike.tenants.providers.ProviderType.Alias;
import io.turnpike.tenants.providers.ProviderType.Field;
import io.turnpike.tenants.providers.ProviderTypes;
import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** The vendors that connections can be set up to, under the words other gateways have for them. */
@Component
public final class Vendors {

  /** Fields that are told of in words of their own. */
  private static final Set<String> EVERYBODYS = Set.of("base_url", "api_key");

  private static final Vendor UNKNOWN = new Vendor(null, null, null, Set.of());

  private final Map<String, Vendor> known = new HashMap<>();
  private final ModelCatalog catalog;

  public Vendors(ProviderTypes types, List<BuiltInConnection> builtIns, ModelCatalog catalog) {
    this.catalog = catalog;
    builtIns.forEach(
        builtIn -> known.put(builtIn.name(), new Vendor(builtIn.type(), null, null, Set.of())));
    types.list().forEach(this::add);
    types.list().forEach(this::addAliases);
  }

  /** By a word such as {@code together-ai} or {@code groq}. */
  public Vendor named(String word) {
    String name = word.toLowerCase(Locale.ROOT);
    Vendor exact = known.get(name);
    return exact != null ? exact : known.getOrDefault(name.split("[-_./]", 2)[0], UNKNOWN);
  }

  /** Whether the catalogue has a model of that name for connections of the type. */
  boolean serves(String type, String model) {
    return catalog.find(type, model) != null;
  }

  private void add(ProviderType type) {
    known.put(type.word(), new Vendor(type.word(), null, type.baseUrl(), settings(type)));
  }

  /** What is a type by itself is meant as such. */
  private void addAliases(ProviderType type) {
    for (Alias alias : type.aliases()) {
      URI own = alias.baseUrl() == null ? type.baseUrl() : alias.baseUrl();
      String baseUrl = alias.baseUrl() == null ? null : alias.baseUrl().toString();
      known.putIfAbsent(alias.word(), new Vendor(type.word(), baseUrl, own, settings(type)));
    }
  }

  private static Set<String> settings(ProviderType type) {
    return type.fields().stream()
        .map(Field::name)
        .filter(name -> !EVERYBODYS.contains(name))
        .collect(Collectors.toSet());
  }
}
