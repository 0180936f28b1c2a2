package io.turnpike.app.api.operator;

import io.turnpike.app.api.Fields;
import io.turnpike.app.api.Page;
import io.turnpike.billing.catalog.CatalogUpdates;
import io.turnpike.billing.catalog.CatalogUpdates.Approval;
import io.turnpike.routing.ModelCatalog.ModelCard;
import io.turnpike.routing.catalog.CatalogProposals.Change;
import io.turnpike.routing.catalog.CatalogProposals.Proposal;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** {@code /api/v1/operator/catalog}: the operator's own models and prices, and their approval. */
@RestController
@RequestMapping("/api/v1/operator/catalog")
class OperatorCatalogController {

  private static final int MOST_CHANGES = 500;

  private final OperatorToken token;
  private final CatalogUpdates updates;

  OperatorCatalogController(OperatorToken token, CatalogUpdates updates) {
    this.token = token;
    this.updates = updates;
  }

  @GetMapping
  Mono<ProposalView> proposal(
      @RequestHeader(name = OperatorToken.HEADER, required = false) @Nullable String given) {
    return Mono.fromRunnable(() -> token.check(given))
        .then(Mono.defer(updates::proposal))
        .map(ProposalView::of);
  }

  /** Asks the address now. */
  @PostMapping("/refresh")
  Mono<ProposalView> refresh(
      @RequestHeader(name = OperatorToken.HEADER, required = false) @Nullable String given) {
    return Mono.fromRunnable(() -> token.check(given))
        .then(Mono.defer(updates::refreshed))
        .map(ProposalView::of);
  }

  @PostMapping("/approve")
  Mono<Approval> approve(
      @RequestHeader(name = OperatorToken.HEADER, required = false) @Nullable String given,
      @RequestBody ApproveForm form) {
    return Mono.fromRunnable(() -> token.check(given))
        .then(Mono.fromCallable(() -> Fields.required("/digest", form.digest())))
        .flatMap(updates::approve);
  }

  @GetMapping("/approvals")
  Mono<Page<Approval>> approvals(
      @RequestHeader(name = OperatorToken.HEADER, required = false) @Nullable String given) {
    return Mono.fromRunnable(() -> token.check(given))
        .then(Mono.defer(() -> updates.approvals().collectList()))
        .map(Page::whole);
  }

  /**
   * @param digest of the file that was looked at
   */
  record ApproveForm(@Nullable String digest) {}

  /**
   * @param state {@code none}, {@code broken}, {@code pending} or {@code applied}
   * @param more changes than are shown
   */
  record ProposalView(
      String state,
      @Nullable String digest,
      @Nullable String fault,
      List<ChangeView> changes,
      int more) {

    static ProposalView of(Proposal proposal) {
      List<Change> changes = proposal.changes();
      int shown = Math.min(changes.size(), MOST_CHANGES);
      return new ProposalView(
          Fields.word(proposal.state()),
          proposal.digest(),
          proposal.fault(),
          changes.subList(0, shown).stream().map(ChangeView::of).toList(),
          changes.size() - shown);
    }
  }

  /**
   * @param before null for a model that is new
   */
  record ChangeView(String type, String model, @Nullable ModelCard before, ModelCard after) {

    static ChangeView of(Change change) {
      return new ChangeView(
          change.after().type(), change.after().model(), change.before(), change.after());
    }
  }
}
