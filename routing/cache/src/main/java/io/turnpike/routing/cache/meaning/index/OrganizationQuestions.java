package io.turnpike.routing.cache.meaning.index;

import io.turnpike.routing.cache.meaning.QuestionPurge;
import io.turnpike.tenants.OrganizationId;
import io.turnpike.tenants.store.Store;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** What an organization asked, as it is taken out. */
@Component
final class OrganizationQuestions implements QuestionPurge {

  private final MemoryIndex memory;
  private final Store store;

  OrganizationQuestions(MemoryIndex memory, Store store) {
    this.memory = memory;
    this.store = store;
  }

  @Override
  public void here(OrganizationId organization) {
    memory.forget(organization);
  }

  @Override
  public Mono<Void> stored(OrganizationId organization) {
    return store.within(organization, db -> MeaningTable.remove(db, organization));
  }
}
