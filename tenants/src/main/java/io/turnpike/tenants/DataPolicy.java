package io.turnpike.tenants;

import org.jspecify.annotations.Nullable;

/**
 * What a tenant declares about how a connection treats data. What is not declared satisfies no
 * requirement.
 *
 * @param zdr zero data retention: the provider keeps nothing after it has answered
 * @param noTraining the provider trains on nothing it is sent
 * @param region where the provider works on the data: lower-case letters, digits and hyphens, from
 *     the wide to the narrow, for example {@code eu} or {@code eu-west-1}; null when not declared
 */
public record DataPolicy(boolean zdr, boolean noTraining, @Nullable String region) {

  /** Nothing is declared. */
  public static final DataPolicy UNKNOWN = new DataPolicy(false, false, null);

  /** Whether data stays in {@code required}: {@code eu-west-1} is in {@code eu}. */
  public boolean isIn(String required) {
    return region != null && (region.equals(required) || region.startsWith(required + "-"));
  }
}
