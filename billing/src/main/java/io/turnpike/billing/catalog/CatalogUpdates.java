package io.turnpike.billing.catalog;

import io.turnpike.routing.catalog.CatalogProposals.Proposal;
import java.time.Instant;
import java.util.List;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** The operator's own models and prices: seen before they hold, and approved. */
public interface CatalogUpdates {

  /** What this node's file or address says, and what that would change. */
  Mono<Proposal> proposal();

  /** The same after asking the address now, and not when it is time to. */
  Mono<Proposal> refreshed();

  /**
   * Lets the document of that digest hold, here at once and on every node within seconds, and
   * writes it into the audit log of each organization whose prices it changes. InvalidInput when
   * this node knows another.
   */
  Mono<Approval> approve(String digest);

  /** Newest first; the last hundred. */
  Flux<Approval> approvals();

  /**
   * @param models that were new or changed then, as {@code type model}; a thousand at most
   */
  record Approval(String digest, Instant approvedAt, List<String> models) {}
}
