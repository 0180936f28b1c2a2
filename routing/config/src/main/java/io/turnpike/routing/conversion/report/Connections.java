package io.turnpike.routing.conversion.report;

import io.turnpike.routing.ConfigConversion.NeededConnection;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The provider connections that translated targets need: one for each way in which the source
 * reaches a provider, named after it and numbered where names collide.
 */
public final class Connections {

  private final Vendors vendors;
  private final Map<List<String>, Needed> needed = new LinkedHashMap<>();
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
  public String named(
      List<String> identity, String wanted, @Nullable Vendor vendor, Source usedBy) {
    Needed connection = needed.computeIfAbsent(identity, _ -> new Needed(unused(wanted), vendor));
    connection.usedAt.add(usedBy.at());
    return connection.name;
  }

  /**
   * @param used names that are left in the translated documents
   */
  public List<NeededConnection> list(Set<String> used) {
    return needed.values().stream()
        .filter(connection -> used.contains(connection.name))
        .map(Needed::told)
        .toList();
  }

  private String unused(String wanted) {
    return LegalNames.unused(LegalNames.connection(wanted), names);
  }

  private static final class Needed {

    private final String name;
    private final @Nullable Vendor vendor;
    private final List<String> usedAt = new ArrayList<>();

    Needed(String name, @Nullable Vendor vendor) {
      this.name = name;
      this.vendor = vendor;
    }

    NeededConnection told() {
      return new NeededConnection(
          name,
          vendor == null ? null : vendor.type(),
          vendor == null ? null : vendor.baseUrl(),
          List.copyOf(usedAt));
    }
  }
}
