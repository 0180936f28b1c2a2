package io.turnpike.routing;

import io.turnpike.tenants.OrganizationId;
import java.util.Collection;
import java.util.Set;
import reactor.core.publisher.Mono;

/** Which names a request of an organization may ask for as its model. */
public interface ServedModels {

  /**
   * Those of {@code models} that no connection serves and no config has: slips, most likely. Where
   * it is not known what a connection serves, nothing is said against a name.
   */
  Mono<Set<String>> unserved(OrganizationId organization, Collection<String> models);
}
