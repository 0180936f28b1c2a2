package io.turnpike.routing.conversion.report;

import io.turnpike.routing.ConfigConversion.NeededConnection;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The provider connections that translated targets need: one for each way in which the source
 * reaches a provider, named after it and numbered where names collide.
 */
public final class Connections {

  private final Vendors vendors;
  private final Map<List<String>, NeededConnection> needed = new LinkedHashMap<>();
  private final Set<String> names = new HashSet<>();

  public Connections(Vendors vendors) {
    this.vendors = vendors;
  }

  /** By the word that the source has for it. */
  public Vendor vendor(String word) {
    return vendors.named(word);
  }

  /**
   * The connection's name.
   *
   * @param identity what makes it different from others, secrets included; never shown
   * @param wanted what it would best be called
   */
  public String named(List<String> identity, String wanted, Vendor vendor, Source usedBy) {
    return named(identity, wanted, vendor, Map.of(), usedBy);
  }

  /**
   * The same of which more is known.
   *
   * @param settings by the fields of its type; those of the first that has this identity are kept
   */
  public String named(
      List<String> identity,
      String wanted,
      Vendor vendor,
      Map<String, String> settings,
      Source usedBy) {
    NeededConnection connection =
        needed.computeIfAbsent(identity, _ -> needed(wanted, vendor, settings));
    connection.usedAt().add(usedBy.at());
    return connection.name();
  }

  /**
   * @param used names that are left in the translated documents
   */
  public List<NeededConnection> list(Set<String> used) {
    return needed.values().stream().filter(connection -> used.contains(connection.name())).toList();
  }

  /** Names of those that no type of connection speaks to. */
  public Set<String> untyped() {
    return needed.values().stream()
        .filter(connection -> connection.type() == null)
        .map(NeededConnection::name)
        .collect(Collectors.toSet());
  }

  /** Whether a model of that name is one of theirs, as far as the catalogue knows. */
  public boolean serve(String model) {
    return needed.values().stream()
        .map(NeededConnection::type)
        .anyMatch(type -> type != null && vendors.serves(type, model));
  }

  private NeededConnection needed(String wanted, Vendor vendor, Map<String, String> settings) {
    String name = LegalNames.unused(LegalNames.connection(wanted), names);
    return new NeededConnection(name, vendor.type(), vendor.baseUrl(), settings, new ArrayList<>());
  }
}
