package io.turnpike.billing.catalog;

import io.turnpike.billing.catalog.CatalogSource.Document;
import io.turnpike.infra.lifecycle.RepeatedWork;
import io.turnpike.infra.postgres.Database;
import io.turnpike.routing.catalog.CatalogProposals;
import io.turnpike.routing.catalog.CatalogProposals.Proposal;
import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/**
 * Every five seconds: what was approved last holds on this node, and the source is looked at, so
 * that a fault of it is in the log. Without a source nothing is asked of the database.
 */
@Component
final class CatalogRounds extends RepeatedWork {

  private static final Logger log = LoggerFactory.getLogger(CatalogRounds.class);
  private static final Duration EVERY = Duration.ofSeconds(5);

  private final Database database;
  private final CatalogSource source;
  private final CatalogProposals proposals;

  /** Digest of what holds, or of what was approved and cannot be used any more. */
  private volatile @Nullable String settled;

  private volatile @Nullable String told;

  CatalogRounds(Database database, CatalogSource source, CatalogProposals proposals) {
    this.database = database;
    this.source = source;
    this.proposals = proposals;
  }

  /** Lets it hold on this node. */
  Mono<Void> apply(String digest, byte[] document) {
    return Mono.<Void>fromRunnable(() -> applied(digest, document))
        .subscribeOn(Schedulers.boundedElastic());
  }

  /** Never fails; what holds stays until the next one that is approved can be read. */
  Mono<Void> round() {
    return approved()
        .then(Mono.defer(() -> source.read(false)))
        .publishOn(Schedulers.boundedElastic())
        .doOnNext(this::tell)
        .then()
        .onErrorResume(missed("The model catalogue was not looked at; trying again"));
  }

  @Override
  public boolean isAutoStartup() {
    return source != CatalogSource.NONE;
  }

  @Override
  protected Flux<Void> rounds() {
    return every(Duration.ZERO, EVERY, this::round);
  }

  private Mono<Void> approved() {
    return Mono.defer(
        () -> {
          String before = settled;
          return database
              .across(db -> new ApprovalTable(db).latest())
              .singleOrEmpty()
              .filter(latest -> !latest.equals(before))
              .flatMap(latest -> document(latest).flatMap(it -> apply(before, latest, it)));
        });
  }

  private Mono<Void> apply(@Nullable String before, String digest, byte[] document) {
    return Mono.<Void>fromRunnable(() -> appliedAfter(before, digest, document))
        .subscribeOn(Schedulers.boundedElastic());
  }

  private Mono<byte[]> document(String digest) {
    return database
        .across(db -> new ApprovalTable(db).document(digest))
        .singleOrEmpty()
        .switchIfEmpty(Mono.defer(() -> ofSource(digest)));
  }

  private Mono<byte[]> ofSource(String digest) {
    return source
        .read(false)
        .publishOn(Schedulers.boundedElastic())
        .flatMap(document -> Mono.justOrEmpty(document.bytes()))
        .filter(bytes -> digest.equals(proposals.read(bytes).digest()));
  }

  /** What has been approved here since the database was asked is newer than its answer. */
  private synchronized void appliedAfter(@Nullable String before, String digest, byte[] document) {
    if (Objects.equals(settled, before)) {
      applied(digest, document);
    }
  }

  /** An update of the product may have prices of its own that contradict what was approved. */
  private synchronized void applied(String digest, byte[] document) {
    settled = digest;
    try {
      proposals.apply(document);
      log.info("The model catalogue has what was approved as {}.", digest);
    } catch (IllegalArgumentException contradiction) {
      log.warn(
          "The model catalogue that was approved as {} cannot be used; the product's holds. {}",
          digest,
          contradiction.getMessage());
    }
  }

  /** Once each. */
  private void tell(Document document) {
    byte[] bytes = document.bytes();
    Proposal read =
        bytes == null ? Proposal.broken(String.valueOf(document.fault())) : proposals.read(bytes);
    if (read.fault() != null && !Objects.equals(read.fault(), told)) {
      log.warn("TURNPIKE_CATALOG cannot be used; what held before stays. {}", read.fault());
    }
    told = read.fault();
  }
}
