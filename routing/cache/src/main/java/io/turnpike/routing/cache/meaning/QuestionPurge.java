package io.turnpike.routing.cache.meaning;

import io.turnpike.tenants.OrganizationId;
import reactor.core.publisher.Mono;

/**
 * Takes out all that an organization asked. What was learned of it stays: those are numbers. A
 * purge of less takes out answers alone; a question without an answer is forgotten when it is next
 * near, and otherwise with its age.
 */
public interface QuestionPurge {

  /** From this node's memory. Looks at all that is there. */
  void here(OrganizationId organization);

  /** From Postgres. Fails with Unavailable where it does not answer. */
  Mono<Void> stored(OrganizationId organization);
}
