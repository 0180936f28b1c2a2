package io.turnpike.routing.conversion.report;

import io.turnpike.tenants.ProviderConnections.BuiltInConnection;
import io.turnpike.tenants.ProviderType;
import io.turnpike.tenants.ProviderType.Alias;
import io.turnpike.tenants.ProviderType.Field;
import io.turnpike.tenants.ProviderTypes;
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

  public Vendors(ProviderTypes types, List<BuiltInConnection> builtIns) {
    builtIns.forEach(
        builtIn -> known.put(builtIn.name(), new Vendor(builtIn.type(), null, null, Set.of())));
    types.list().forEach(this::add);
  }

  /** By a word such as {@code together-ai} or {@code groq}. */
  public Vendor named(String word) {
    String name = word.toLowerCase(Locale.ROOT);
    Vendor exact = known.get(name);
    return exact != null ? exact : known.getOrDefault(name.split("[-_./]", 2)[0], UNKNOWN);
  }

  private void add(ProviderType type) {
    Set<String> settings =
        type.fields().stream()
            .map(Field::name)
            .filter(name -> !EVERYBODYS.contains(name))
            .collect(Collectors.toSet());
    known.put(type.word(), new Vendor(type.word(), null, type.baseUrl(), settings));
    for (Alias alias : type.aliases()) {
      URI own = alias.baseUrl() == null ? type.baseUrl() : alias.baseUrl();
      String baseUrl = alias.baseUrl() == null ? null : alias.baseUrl().toString();
      known.put(alias.word(), new Vendor(type.word(), baseUrl, own, settings));
    }
  }
}
