package io.turnpike.routing.conversion.report;

import io.turnpike.tenants.BuiltInConnection;
import io.turnpike.tenants.ProviderType;
import io.turnpike.tenants.ProviderType.Alias;
import io.turnpike.tenants.ProviderTypes;
import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The vendors that connections can be set up to, under the words other gateways have for them. */
@Component
public final class Vendors {

  private static final Vendor UNKNOWN = new Vendor(null, null);

  private final Map<String, Vendor> known = new HashMap<>();

  public Vendors(ProviderTypes types, List<BuiltInConnection> builtIns) {
    builtIns.forEach(builtIn -> known.put(builtIn.name(), new Vendor(builtIn.type(), null)));
    types.list().forEach(this::add);
  }

  /** By a word such as {@code together-ai} or {@code groq}. */
  public Vendor named(String word) {
    String name = word.toLowerCase(Locale.ROOT);
    Vendor exact = known.get(name);
    return exact != null ? exact : known.getOrDefault(name.split("[-_./]", 2)[0], UNKNOWN);
  }

  private void add(ProviderType type) {
    known.put(type.word(), new Vendor(type.word(), null));
    for (Alias alias : type.aliases()) {
      known.put(alias.word(), new Vendor(type.word(), text(alias.baseUrl())));
    }
  }

  private static @Nullable String text(@Nullable URI address) {
    return address == null ? null : address.toString();
  }
}
