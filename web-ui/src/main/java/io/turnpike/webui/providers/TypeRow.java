package io.turnpike.webui.providers;

import io.turnpike.tenants.providers.ProviderType;
import io.turnpike.tenants.providers.PublishedPolicies;
import io.turnpike.tenants.providers.PublishedPolicy;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A type to choose.
 *
 * @param host of the vendor's own address; null where each connection has its own
 */
public record TypeRow(String word, String title, @Nullable String host, PublishedPolicy published) {

  static TypeRow of(ProviderType type, PublishedPolicies policies) {
    String host = type.baseUrl() == null ? null : type.baseUrl().getHost();
    return new TypeRow(type.word(), type.title(), host, policies.of(type.word()));
  }

  /** Whether its vendor, or the word that another gateway has for it, is meant by this. */
  static boolean isMeant(ProviderType type, String typed) {
    String wanted = typed.strip().toLowerCase(Locale.ROOT);
    return Stream.concat(
            Stream.of(type.word(), type.title()),
            type.aliases().stream().map(ProviderType.Alias::word))
        .anyMatch(name -> name.toLowerCase(Locale.ROOT).contains(wanted));
  }

  public boolean keepsNothing() {
    return Boolean.TRUE.equals(published.zdr());
  }

  public boolean trainsOnNothing() {
    return Boolean.TRUE.equals(published.noTraining());
  }
}
