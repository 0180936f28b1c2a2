package io.turnpike.routing.providers;

import io.turnpike.tenants.ProviderType;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Component;

/** The adapters by connection type. Two for one type, or none, are a mistake found at start. */
@Component
public class ProviderAdapters {

  private final Map<String, ProviderAdapter> byType = new HashMap<>();

  public ProviderAdapters(List<ProviderAdapter> adapters, List<ProviderType> types) {
    adapters.forEach(adapter -> adapter.types().forEach(type -> add(type, adapter)));
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
    return Set.copyOf(byType.keySet());
  }

  private void add(String type, ProviderAdapter adapter) {
    if (byType.put(type, adapter) != null) {
      throw new IllegalStateException("Two provider adapters for the type " + type + ".");
    }
  }
}
