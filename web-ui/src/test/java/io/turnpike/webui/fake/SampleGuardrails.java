package io.turnpike.webui.fake;

import io.turnpike.billing.findings.GuardrailFindings.Mark;
import io.turnpike.tenants.Actor;
import org.springframework.stereotype.Component;

/** Two sets of guardrails of the sample organization: one enforced, one tried out. */
@Component
class SampleGuardrails {

  private static final String ENFORCED =
      """
      {
        "scope": { "organization": true },
        "input_guardrails": [
          { "secrets": {}, "deny": true },
          { "pii": { "entities": ["email", "credit_card"] }, "action": "redact" }
        ],
        "output_guardrails": [
          { "secrets": {}, "action": "redact" }
        ]
      }
      """;
  private static final String OBSERVED =
      """
      {
        "scope": { "team": ["search", "support"] },
        "input_guardrails": [ { "prompt_injection": {}, "deny": true } ],
        "observe": true
      }
      """;

  private final FakeNamedSets sets;
  private final FakeGuardrailFindings findings;

  SampleGuardrails(FakeNamedSets sets, FakeGuardrailFindings findings) {
    this.sets = sets;
    this.findings = findings;
  }

  void fill(Actor ada) {
    sets.put(ada, "house-rules", ENFORCED, 0).block();
    sets.put(ada, "injection-trial", OBSERVED, 0).block();
    for (int i = 0; i < 7; i++) {
      var request =
          findings.find(
              ada.organizationId(),
              "injection-trial",
              "prompt_injection",
              "override " + (1 + i % 2));
      if (i < 4) {
        Mark mark = i == 2 ? Mark.FALSE : Mark.RIGHT;
        findings.mark(ada, "injection-trial", request, mark).block();
      }
    }
  }
}
