package io.turnpike.routing.guardrails.window;

import io.turnpike.routing.guardrails.CompiledRule;
import io.turnpike.routing.guardrails.Finding;
import io.turnpike.routing.guardrails.Redaction;
import io.turnpike.routing.guardrails.Redactions;
import io.turnpike.routing.guardrails.Result;
import io.turnpike.routing.guardrails.Verdict;
import io.turnpike.routing.guardrails.Verdict.Place;
import io.turnpike.routing.plan.GuardrailRule;
import io.turnpike.routing.plan.GuardrailRule.Action;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What one rule has found in all channels of a stream. */
final class RuleJudge {

  /** Of more places nothing is noted; they are redacted, or deny, all the same. */
  private static final int MOST_PLACES = 1_000;

  private final CompiledRule compiled;
  private final Redactions redactions;
  private final List<Place> places = new ArrayList<>();
  private @Nullable String error;

  RuleJudge(CompiledRule compiled, Redactions redactions) {
    this.compiled = compiled;
    this.redactions = redactions;
  }

  CompiledRule compiled() {
    return compiled;
  }

  boolean holds() {
    return rule().action() != Action.FLAG;
  }

  /**
   * @param channel its number; -1 for one that says again what was looked at before
   */
  Judge in(int channel) {
    return new InChannel(channel);
  }

  boolean denies() {
    return error == null ? !places.isEmpty() && rule().action() == Action.DENY : result().denies();
  }

  Result result() {
    return new Result(rule(), verdict());
  }

  private Verdict verdict() {
    String failed = error;
    if (failed != null && (places.isEmpty() || rule().action() != Action.DENY)) {
      return new Verdict.Error(failed);
    }
    return places.isEmpty() ? Verdict.PASS : new Verdict.Fail("", List.copyOf(places));
  }

  private GuardrailRule rule() {
    return compiled.rule();
  }

  private final class InChannel implements Judge {

    private final int channel;

    InChannel(int channel) {
      this.channel = channel;
    }

    @Override
    public @Nullable String instead(Finding finding, String found) {
      boolean known = channel < 0 && rule().action() != Action.DENY;
      if (!known && places.size() < MOST_PLACES) {
        places.add(new Place(Math.max(0, channel), finding));
      }
      return rule().action() == Action.REDACT
          ? Redaction.instead(found, finding, rule(), redactions)
          : null;
    }

    @Override
    public void failed(String sentence) {
      error = sentence;
    }
  }
}
