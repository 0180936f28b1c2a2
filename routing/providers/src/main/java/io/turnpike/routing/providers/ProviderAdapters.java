package io.turnpike.routing.providers;

import io.turnpike.tenants.providers.ProviderType;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Component;

/** The adapters by connection type. Two for one type, or none, are a mistake found at start. */
@Component
public class ProviderAdapters {

  /** Looked up by every call: flat, with keys that are the same objects as connections have. */
  private final Map<String, ProviderAdapter> byType;

  public ProviderAdapters(List<ProviderAdapter> adapters, List<ProviderType> types) {
    Map<String, ProviderAdapter> all = new HashMap<>();
    adapters.forEach(adapter -> adapter.types().forEach(type -> add(all, type, adapter)));
    byType = Map.copyOf(all);
    types.forEach(type -> of(type.word()));
  }

  /** Throws IllegalStateException for a type no adapter speaks for. */
  public ProviderAdapter of(String type) {
    ProviderAdapter adapter = byType.get(type);
    if (adapter == null) {
      throw new IllegalStateException("No provider adapter for connections of type " + type + ".");
    }
    return adapter;
  }

  /** Of the connections that can be spoken to. */
  public Set<String> types() {
    return byType.keySet();
  }

  private static void add(Map<String, ProviderAdapter> all, String type, ProviderAdapter adapter) {
    if (all.put(type.intern(), adapter) != null) {
      throw new IllegalStateException("Two provider adapters for the type " + type + ".");
    }
  }
}
