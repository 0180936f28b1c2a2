package io.turnpike.billing;

import java.util.Set;

/**
 * Whose calls a limit or a budget counts.
 *
 * @param name of the metadata entry or header, for the kinds that have one; else empty
 * @param values any of which the call must have, counted together; empty for a counter for each
 *     value there is
 */
public record Scope(Kind kind, String name, Set<String> values) {

  public static final Scope ORGANIZATION = new Scope(Kind.ORGANIZATION, "", Set.of());

  /** Whether each value has a counter of its own. */
  public boolean each() {
    return kind != Kind.ORGANIZATION && values.isEmpty();
  }

  public enum Kind {
    ORGANIZATION,
    /** By slug. */
    TEAM,
    /** By id. */
    KEY,
    /** As the client names its user. */
    USER,
    /** As it is sent to the provider; counts what attempts at it cost. */
    MODEL,
    /** Name of a connection; counts what attempts over it cost. */
    PROVIDER,
    /** A metadata entry of this name. */
    TAG,
    /** A request header of this name; of limits only. */
    HEADER
  }
}
