package io.turnpike.billing.rules;

import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Mono;

/** The statements that a {@link RuleWriter} needs on one kind of rule of an organization. */
public interface RuleStatements<R> {

  DatabaseClient db();

  Mono<R> find(String id);

  Mono<Long> count();

  /** Answers what then stands there; of one that was there before, when it was created stays. */
  Mono<R> put(R rule);

  /** What was there; empty when nothing was. */
  Mono<R> delete(String id);
}
