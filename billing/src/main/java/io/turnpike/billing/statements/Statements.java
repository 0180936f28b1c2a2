package io.turnpike.billing.statements;

import io.turnpike.billing.statements.Statement.Closing;
import io.turnpike.billing.statements.Statement.Sums;
import io.turnpike.tenants.Actor;
import io.turnpike.tenants.Organization;
import java.time.YearMonth;
import java.util.List;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Statements of organizations by month, and how they are closed. */
public interface Statements {

  /** The month under way and every other in which something was posted or closed, newest first. */
  Flux<Summary> list(Organization organization);

  /** NotFound for a month to come, or one before the organization. */
  Mono<Statement> of(Organization organization, YearMonth month);

  /**
   * Closes a month that is over, in the zone of the organization, and answers its statement; once
   * closed, just answers it. Conflict while the month is not over, or while an earlier one is open.
   */
  Mono<Statement> close(Actor actor, YearMonth month);

  /**
   * What the usage of the statement's own month cost by the values of a metadata entry. The sum is
   * that of the statement: what has no such entry, and adjustments, are a share without a value.
   */
  Mono<ChargeBack> chargeBack(Organization organization, YearMonth month, String tag);

  /**
   * @param closing null while it is open
   */
  record Summary(YearMonth month, String number, @Nullable Closing closing, Sums sums) {}

  /**
   * @param shares by team and value
   */
  record ChargeBack(Statement statement, String tag, List<Share> shares) {}

  /**
   * @param value of the metadata entry; null for all else of the team
   */
  record Share(String team, @Nullable String value, long requests, long amountNanoUsd) {}
}
