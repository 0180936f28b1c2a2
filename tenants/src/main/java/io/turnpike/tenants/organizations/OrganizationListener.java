package io.turnpike.tenants.organizations;

import io.turnpike.tenants.OrganizationId;
import reactor.core.publisher.Mono;

/** Whoever remembers organizations, and so must hear of each change once it is committed. */
public interface OrganizationListener {

  /** Announcements carry the id of a changed organization. */
  String TOPIC = "organizations";

  /** Completes when this node remembers the old one no more and the others are told. */
  Mono<Void> changed(OrganizationId organization);
}
