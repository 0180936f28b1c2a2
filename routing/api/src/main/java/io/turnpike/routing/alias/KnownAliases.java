package io.turnpike.routing.alias;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The aliases of an organization, each followed to its end beforehand: a look-up is one look. */
public final class KnownAliases {

  public static final KnownAliases NONE = new KnownAliases(List.of());

  private final Map<String, Meant> byName = new HashMap<>();

  public KnownAliases(List<ModelAlias> aliases) {
    Map<String, ModelAlias> known = new HashMap<>();
    aliases.forEach(alias -> known.put(alias.name(), alias));
    known.keySet().forEach(name -> byName.put(name, meant(name, known)));
  }

  /** Null for a name that is no alias. */
  public @Nullable Meant of(String name) {
    return byName.get(name);
  }

  public Set<String> names() {
    return Set.copyOf(byName.keySet());
  }

  public boolean isEmpty() {
    return byName.isEmpty();
  }

  /** A circle, which no writer leaves, ends where it began. */
  private static Meant meant(String name, Map<String, ModelAlias> known) {
    Set<String> passed = new LinkedHashSet<>();
    List<String> earlier = new ArrayList<>();
    String model = name;
    for (ModelAlias at = known.get(name); at != null && passed.add(model); at = known.get(model)) {
      earlier.addAll(at.earlier());
      model = at.model();
    }
    return new Meant(model, List.copyOf(new LinkedHashSet<>(earlier)));
  }

  /**
   * What a name stands for.
   *
   * @param model no alias itself
   * @param earlier what it, and what it leads over, stood for before, newest first
   */
  public record Meant(String model, List<String> earlier) {}
}
