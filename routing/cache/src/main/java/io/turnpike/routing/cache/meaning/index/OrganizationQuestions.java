package io.turnpike.routing.cache.meaning.index;

import io.turnpike.infra.postgres.Database;
import io.turnpike.infra.refusal.Unavailable;
import io.turnpike.routing.cache.meaning.QuestionPurge;
import io.turnpike.tenants.OrganizationId;
import java.time.Duration;
import java.util.concurrent.TimeoutException;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** What an organization asked, as it is taken out. */
@Component
final class OrganizationQuestions implements QuestionPurge {

  private static final Duration PATIENCE = Duration.ofSeconds(5);

  private final MemoryIndex memory;
  private final Database database;

  OrganizationQuestions(MemoryIndex memory, Database database) {
    this.memory = memory;
    this.database = database;
  }

  @Override
  public void here(OrganizationId organization) {
    memory.forget(organization);
  }

  @Override
  public Mono<Void> stored(OrganizationId organization) {
    return database
        .within(organization.value(), db -> MeaningTable.remove(db, organization))
        .then()
        .timeout(PATIENCE)
        .onErrorMap(
            TimeoutException.class,
            _ -> new Unavailable("The database does not answer; try again shortly."));
  }
}
