package io.turnpike.billing.catalog;

import io.turnpike.billing.CatalogUpdates;
import io.turnpike.infra.postgres.Database;
import io.turnpike.infra.refusal.InvalidInput;
import io.turnpike.routing.catalog.CatalogProposals;
import io.turnpike.routing.catalog.CatalogProposals.Change;
import io.turnpike.routing.catalog.CatalogProposals.Proposal;
import io.turnpike.routing.catalog.CatalogProposals.State;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import reactor.core.Disposable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/**
 * Lets the operator's file hold when it is approved. Each node looks every five seconds at its own
 * file, and asks the database only while that is another than what holds.
 */
@Component
final class ApprovedCatalog implements CatalogUpdates, SmartLifecycle {

  private static final Logger log = LoggerFactory.getLogger(ApprovedCatalog.class);
  private static final Duration EVERY = Duration.ofSeconds(5);
  private static final int MOST_TOLD = 1_000;

  private final Database database;
  private final CatalogProposals proposals;
  private volatile @Nullable Disposable running;

  ApprovedCatalog(Database database, CatalogProposals proposals) {
    this.database = database;
    this.proposals = proposals;
  }

  @Override
  public Mono<Proposal> proposal() {
    return Mono.fromCallable(proposals::read).subscribeOn(Schedulers.boundedElastic());
  }

  @Override
  public Mono<Approval> approve(String digest) {
    return proposal()
        .doOnNext(proposal -> refuseAnother(proposal, digest))
        .flatMap(
            proposal ->
                database
                    .across(db -> new ApprovalTable(db).approve(digest, told(proposal.changes())))
                    .singleOrEmpty())
        .publishOn(Schedulers.boundedElastic())
        .doOnNext(_ -> proposals.apply(digest));
  }

  @Override
  public Flux<Approval> approvals() {
    return database.across(db -> new ApprovalTable(db).list());
  }

  @Override
  public void start() {
    running =
        Flux.interval(Duration.ZERO, EVERY)
            .onBackpressureDrop()
            .concatMap(_ -> round())
            .subscribe();
  }

  @Override
  public void stop() {
    Disposable subscription = running;
    running = null;
    if (subscription != null) {
      subscription.dispose();
    }
  }

  @Override
  public boolean isRunning() {
    return running != null;
  }

  /** Never fails; what holds stays until the next one that is approved can be read. */
  Mono<Void> round() {
    return proposal()
        .filter(proposal -> proposal.state() == State.PENDING)
        .flatMap(this::applyIfApproved)
        .onErrorResume(
            error -> {
              log.warn("The model catalogue was not looked at; trying again: {}", error.toString());
              return Mono.empty();
            });
  }

  private Mono<Void> applyIfApproved(Proposal proposal) {
    return database
        .across(db -> new ApprovalTable(db).latest())
        .filter(latest -> latest.equals(proposal.digest()))
        .publishOn(Schedulers.boundedElastic())
        .doOnNext(proposals::apply)
        .then();
  }

  private static void refuseAnother(Proposal proposal, String digest) {
    if (!digest.equals(proposal.digest())) {
      throw InvalidInput.at(
          "/digest",
          proposal.fault() == null
              ? "is not that of the file as it is now; look at it again"
              : "The file cannot be used: " + proposal.fault());
    }
  }

  private static List<String> told(List<Change> changes) {
    return changes.stream()
        .limit(MOST_TOLD)
        .map(change -> change.after().type() + " " + change.after().model())
        .toList();
  }
}
