package io.turnpike.tenants.providers;

import java.net.URI;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What a vendor says in public of how it treats data. Contributed as a bean beside a {@link
 * ProviderType}; shown to whoever sets up a connection, and true of a connection only once its
 * owner declares it.
 *
 * @param type word of the provider type
 * @param region where the vendor works on the data, as {@link ProviderConnection.DataPolicy} has
 *     regions; null where it does not say, or it depends
 * @param zdr whether nothing is kept after an answer, by default; null where it does not say
 * @param noTraining whether nothing is trained on, by default; null where it does not say
 * @param note what else has to be known; null for nothing
 * @param source where it says so; null where only the region is known, by the vendor's address
 * @param asOf when it was read there, or is dated
 */
public record PublishedPolicy(
    String type,
    @Nullable String region,
    @Nullable Boolean zdr,
    @Nullable Boolean noTraining,
    @Nullable String note,
    @Nullable URI source,
    @Nullable LocalDate asOf) {

  /** Nothing is known. */
  public static PublishedPolicy unknown(String type) {
    return new PublishedPolicy(type, null, null, null, null, null, null);
  }

  public boolean isUnknown() {
    return region == null && zdr == null && noTraining == null && note == null;
  }
}
