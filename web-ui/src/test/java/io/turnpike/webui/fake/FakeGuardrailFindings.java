package io.turnpike.webui.fake;

import io.turnpike.billing.findings.GuardrailFindings;
import io.turnpike.infra.ids.TimeOrderedId;
import io.turnpike.infra.refusal.NotFound;
import io.turnpike.routing.usage.DecisionNote.Guarded;
import io.turnpike.tenants.Actor;
import io.turnpike.tenants.OrganizationId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

@Component
public class FakeGuardrailFindings implements GuardrailFindings {

  private final Map<String, List<Finding>> findings = new ConcurrentHashMap<>();

  /** Of a set that is observed. */
  public UUID find(OrganizationId organization, String set, String check, String found) {
    UUID id = TimeOrderedId.next();
    Guarded note =
        new Guarded(
            "/input_guardrails/0",
            "input",
            set,
            check,
            "fail",
            "observed",
            found,
            "/messages/0/content");
    kept(organization, set)
        .addFirst(
            new Finding(
                id, Instant.now(), "search", "indexer", "gpt-4o", 200, List.of(note), null));
    return id;
  }

  @Override
  public Mono<Report> of(OrganizationId organization, String set) {
    List<Finding> all = List.copyOf(kept(organization, set));
    long marked = all.stream().filter(finding -> finding.mark() != null).count();
    long falsely = all.stream().filter(finding -> finding.mark() == Mark.FALSE).count();
    return Mono.just(new Report(all, marked, falsely, true));
  }

  @Override
  public Mono<Void> mark(Actor actor, String set, UUID requestId, @Nullable Mark mark) {
    List<Finding> all = kept(actor.organizationId(), set);
    if (all.stream().noneMatch(finding -> finding.requestId().equals(requestId))) {
      return Mono.error(new NotFound("finding", requestId.toString()));
    }
    all.replaceAll(
        finding -> finding.requestId().equals(requestId) ? with(finding, mark) : finding);
    return Mono.empty();
  }

  private List<Finding> kept(OrganizationId organization, String set) {
    return findings.computeIfAbsent(organization + "/" + set, _ -> new ArrayList<>());
  }

  private static Finding with(Finding finding, @Nullable Mark mark) {
    return new Finding(
        finding.requestId(),
        finding.startedAt(),
        finding.team(),
        finding.key(),
        finding.model(),
        finding.status(),
        finding.notes(),
        mark);
  }
}
