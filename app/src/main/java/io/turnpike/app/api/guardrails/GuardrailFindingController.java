package io.turnpike.app.api.guardrails;

import io.turnpike.app.api.Fields;
import io.turnpike.billing.findings.GuardrailFindings;
import io.turnpike.billing.findings.GuardrailFindings.Finding;
import io.turnpike.billing.findings.GuardrailFindings.Mark;
import io.turnpike.billing.findings.GuardrailFindings.Report;
import io.turnpike.infra.refusal.InvalidInput;
import io.turnpike.infra.refusal.NotFound;
import io.turnpike.routing.guard.NamedSets;
import io.turnpike.routing.usage.DecisionNote.Guarded;
import io.turnpike.tenants.Actor;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/**
 * {@code /api/v1/guardrails/{name}/findings}: what a set found lately, and whether it was right.
 */
@RestController
@RequestMapping("/api/v1/guardrails/{name}/findings")
class GuardrailFindingController {

  private final NamedSets sets;
  private final GuardrailFindings findings;

  GuardrailFindingController(NamedSets sets, GuardrailFindings findings) {
    this.sets = sets;
    this.findings = findings;
  }

  @GetMapping
  Mono<View> list(@AuthenticationPrincipal Actor actor, @PathVariable String name) {
    return sets.find(actor.organizationId(), name)
        .switchIfEmpty(Mono.error(() -> new NotFound("set of guardrails", name)))
        .flatMap(_ -> findings.of(actor.organizationId(), name))
        .map(View::of);
  }

  @PostMapping("/{requestId}/mark")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  Mono<Void> mark(
      @AuthenticationPrincipal Actor actor,
      @PathVariable String name,
      @PathVariable String requestId,
      @RequestBody Marking marking) {
    return findings.mark(actor, name, Fields.id("finding", requestId), marking.read());
  }

  /**
   * @param mark {@code right}, {@code false}, or {@code none} to take it back
   */
  record Marking(@Nullable String mark) {

    @Nullable Mark read() {
      String word = Fields.required("/mark", mark);
      return switch (word) {
        case "right" -> Mark.RIGHT;
        case "false" -> Mark.FALSE;
        case "none" -> null;
        default ->
            throw InvalidInput.at("/mark", "\"" + word + "\" is not one of [right, false, none]");
      };
    }
  }

  /**
   * @param falseShare of those that are marked, 0 to 1; null where none is
   * @param complete false where there are more than are told
   */
  record View(
      List<FoundView> data,
      long marked,
      long markedFalse,
      @Nullable Double falseShare,
      boolean complete) {

    static View of(Report report) {
      return new View(
          report.findings().stream().map(FoundView::of).toList(),
          report.marked(),
          report.falsely(),
          report.falseShare(),
          report.whole());
    }
  }

  record FoundView(
      UUID requestId,
      Instant startedAt,
      String team,
      String key,
      String model,
      int status,
      List<NoteView> notes,
      @Nullable String mark) {

    static FoundView of(Finding finding) {
      Mark mark = finding.mark();
      return new FoundView(
          finding.requestId(),
          finding.startedAt(),
          finding.team(),
          finding.key(),
          finding.model(),
          finding.status(),
          finding.notes().stream().map(NoteView::of).toList(),
          mark == null ? null : Fields.word(mark));
    }
  }

  record NoteView(
      String at,
      String side,
      String check,
      String verdict,
      String action,
      String found,
      String where) {

    static NoteView of(Guarded note) {
      return new NoteView(
          note.at(),
          note.side(),
          note.check(),
          note.verdict(),
          note.action(),
          note.found(),
          note.where());
    }
  }
}
