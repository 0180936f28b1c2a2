package io.turnpike.tenants.providers;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/** What vendors say of how they treat data, by provider type. */
@Component
public final class PublishedPolicies {

  private final Map<String, PublishedPolicy> byType;

  @Autowired
  PublishedPolicies(ObjectProvider<PublishedPolicy> contributed) {
    this(contributed.stream().toList());
  }

  /** Throws IllegalStateException for two of one type. */
  public PublishedPolicies(List<PublishedPolicy> contributed) {
    byType = contributed.stream().collect(Collectors.toMap(PublishedPolicy::type, it -> it));
  }

  /** One that is unknown where nobody contributed any. */
  public PublishedPolicy of(String type) {
    PublishedPolicy known = byType.get(type);
    return known == null ? PublishedPolicy.unknown(type) : known;
  }
}
