package io.turnpike.app.api.guardrails;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.turnpike.app.api.Page;
import io.turnpike.routing.guard.GuardrailTrials;
import io.turnpike.routing.guard.GuardrailTrials.Finding;
import io.turnpike.routing.guard.GuardrailTrials.KnownCheck;
import io.turnpike.routing.guard.GuardrailTrials.Trial;
import io.turnpike.tenants.Actor;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;

/**
 * {@code /api/v1/guardrails/checks} and {@code …/check}: which checks there are, and one by hand.
 */
@RestController
@RequestMapping("/api/v1/guardrails")
class GuardrailTrialController {

  private final GuardrailTrials trials;

  GuardrailTrialController(GuardrailTrials trials) {
    this.trials = trials;
  }

  @GetMapping("/checks")
  Page<KnownCheck> checks() {
    return Page.whole(trials.checks());
  }

  @PostMapping("/check")
  Mono<View> check(@AuthenticationPrincipal Actor actor, @RequestBody TrialForm form) {
    return Mono.defer(() -> trials.run(actor.organizationId(), form.material(), form.choice()))
        .map(View::of);
  }

  /**
   * @param text as it would go on; null for messages
   * @param messages as they would go on; null for a text
   */
  record View(
      String verdict,
      @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String text,
      @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable JsonNode messages,
      List<FindingView> findings) {

    static View of(Trial trial) {
      return new View(
          trial.verdict().word(),
          trial.messages() == null ? trial.texts().getFirst().after() : null,
          trial.messages(),
          trial.findings().stream().map(FindingView::of).toList());
    }
  }

  /**
   * @param at JSON pointer of the text among the messages; left out for a text
   * @param start in UTF-16 code units of the text as it was sent; null without a place
   */
  record FindingView(
      String check,
      String verdict,
      @JsonInclude(JsonInclude.Include.NON_EMPTY) @Nullable String at,
      @Nullable Integer start,
      @Nullable Integer end,
      @Nullable String kind,
      @JsonInclude(JsonInclude.Include.NON_EMPTY) String message) {

    static FindingView of(Finding finding) {
      return new FindingView(
          finding.check(),
          finding.verdict().word(),
          finding.at(),
          finding.start(),
          finding.end(),
          finding.kind(),
          finding.message());
    }
  }
}
