package io.turnpike.billing.catalog;

import io.turnpike.billing.catalog.CatalogSource.Document;
import io.turnpike.infra.postgres.Database;
import io.turnpike.infra.refusal.InvalidInput;
import io.turnpike.routing.catalog.CatalogProposals;
import io.turnpike.routing.catalog.CatalogProposals.Proposal;
import io.turnpike.tenants.OrganizationId;
import io.turnpike.tenants.audit.AuditTrail;
import io.turnpike.tenants.providers.ProviderConnections;
import java.time.Clock;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/** Shows what the operator's document would change, and keeps what was approved. */
@Component
final class ApprovedCatalog implements CatalogUpdates {

  private static final int MOST_TOLD = 1_000;
  private static final String OPERATOR = "operator";
  private static final String ACTION = "model_catalog.approve";

  private final Database database;
  private final CatalogSource source;
  private final CatalogProposals proposals;
  private final CatalogRounds rounds;
  private final ProviderConnections connections;
  private final AuditTrail audit;

  ApprovedCatalog(
      Database database,
      CatalogSource source,
      CatalogProposals proposals,
      CatalogRounds rounds,
      ProviderConnections connections,
      AuditTrail audit) {
    this.database = database;
    this.source = source;
    this.proposals = proposals;
    this.rounds = rounds;
    this.connections = connections;
    this.audit = audit;
  }

  @Override
  public Mono<Proposal> proposal() {
    return read(false).map(Read::proposal).defaultIfEmpty(Proposal.NONE);
  }

  @Override
  public Mono<Proposal> refreshed() {
    return read(true).map(Read::proposal).defaultIfEmpty(Proposal.NONE);
  }

  @Override
  public Mono<Approval> approve(String digest) {
    return read(false)
        .defaultIfEmpty(new Read(Document.broken("There is none."), Proposal.NONE))
        .flatMap(read -> approve(digest, usable(read, digest), read.proposal));
  }

  @Override
  public Flux<Approval> approvals() {
    return database.across(db -> new ApprovalTable(db).list());
  }

  private record Read(Document document, Proposal proposal) {}

  private Mono<Read> read(boolean anew) {
    return source
        .read(anew)
        .publishOn(Schedulers.boundedElastic())
        .map(document -> new Read(document, proposal(document)));
  }

  private Proposal proposal(Document document) {
    byte[] bytes = document.bytes();
    return bytes == null
        ? Proposal.broken(String.valueOf(document.fault()))
        : proposals.read(bytes);
  }

  private Mono<Approval> approve(String digest, byte[] document, Proposal proposal) {
    TouchedPrices touched =
        TouchedPrices.of(proposal.changes(), connections, LocalDate.now(Clock.systemUTC()));
    return database
        .across(touched::byOrganization)
        .single()
        .flatMap(
            told ->
                database
                    .across(db -> approve(db, digest, document, models(proposal), told))
                    .single())
        .delayUntil(_ -> rounds.apply(digest, document));
  }

  private Mono<Approval> approve(
      DatabaseClient db,
      String digest,
      byte[] document,
      List<String> models,
      Map<OrganizationId, String> touched) {
    Map<OrganizationId, Map<String, String>> details = new HashMap<>();
    touched.forEach(
        (organization, what) ->
            details.put(organization, Map.of("digest", digest, "price_changes", what)));
    return new ApprovalTable(db)
        .approve(digest, models, document)
        .delayUntil(_ -> recorded(db, digest, details));
  }

  private Mono<Void> recorded(
      DatabaseClient db, String digest, Map<OrganizationId, Map<String, String>> details) {
    return details.isEmpty()
        ? Mono.empty()
        : audit.recordEach(db, OPERATOR, ACTION, digest.substring(0, 12), details);
  }

  private static byte[] usable(Read read, String digest) {
    byte[] document = read.document.bytes();
    if (document == null || !digest.equals(read.proposal.digest())) {
      String fault = read.proposal.fault();
      throw InvalidInput.at(
          "/digest",
          fault == null
              ? "is not that of the document as it is now; look at it again"
              : "The document cannot be used: " + fault);
    }
    return document;
  }

  private static List<String> models(Proposal proposal) {
    return proposal.changes().stream()
        .limit(MOST_TOLD)
        .map(change -> change.after().type() + " " + change.after().model())
        .toList();
  }
}
