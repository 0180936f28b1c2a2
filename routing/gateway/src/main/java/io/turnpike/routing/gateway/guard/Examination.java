package io.turnpike.routing.gateway.guard;

import io.turnpike.routing.gateway.call.Call;
import io.turnpike.routing.gateway.guard.outside.OutsideChecks;
import io.turnpike.routing.guard.TextPart;
import io.turnpike.routing.guardrails.CompiledRule;
import io.turnpike.routing.guardrails.Examined;
import io.turnpike.routing.guardrails.GuardrailRun;
import io.turnpike.routing.guardrails.Redactions;
import io.turnpike.routing.guardrails.Result;
import io.turnpike.routing.guardrails.Subject;
import io.turnpike.routing.guardrails.Subject.Facts;
import io.turnpike.routing.guardrails.Subject.Side;
import io.turnpike.routing.guardrails.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/** Has rules look at all texts of a request or an answer. */
@Component
class Examination {

  /** What is larger is not looked at on an event loop, where others wait. */
  private static final int LARGE = 128 << 10;

  private static final Verdict UNREADABLE =
      new Verdict.Error("There are texts in this body that nobody can find.");

  private final OutsideChecks outside;

  Examination(OutsideChecks outside) {
    this.outside = outside;
  }

  /**
   * Already completed where nobody else has to be asked.
   *
   * @param document the body that the texts are of; null where they came in pieces
   */
  Mono<Examined> of(
      Call call,
      Side side,
      List<CompiledRule> rules,
      List<TextPart> parts,
      byte @Nullable [] document,
      Redactions redactions) {
    Subject subject = new Subject(side, parts, facts(call));
    GuardrailRun run =
        new GuardrailRun(
            rules, subject, redactions, (check, seen) -> outside.ask(call, check, seen, document));
    return run.examine();
  }

  /** Does a piece of work here, or elsewhere if there is much of it. */
  static <T> Mono<T> apart(Call call, int bytes, Supplier<Mono<T>> work) {
    Mono<T> done = Mono.defer(work);
    return call.client().hereafter(bytes < LARGE ? done : done.subscribeOn(Schedulers.parallel()));
  }

  /** What comes of a body whose texts nobody can find: none of the checks can be made. */
  static List<Result> unreadable(List<CompiledRule> rules) {
    List<Result> results = new ArrayList<>();
    for (CompiledRule rule : rules) {
      Result result = new Result(rule.rule(), UNREADABLE);
      results.add(result);
      if (result.denies()) {
        break;
      }
    }
    return results;
  }

  static @Nullable Result denial(List<Result> results) {
    return results.isEmpty() || !results.getLast().denies() ? null : results.getLast();
  }

  static void note(
      Call call, Side side, List<Result> results, List<String> pointers, boolean observed) {
    for (Result result : results) {
      if (GuardrailWording.isWorthNoting(result)) {
        call.draft().note(GuardrailWording.note(side, result, pointers, observed));
      }
    }
  }

  /** Whether any text is another than before. */
  static boolean isChanged(List<TextPart> before, List<TextPart> after) {
    for (int i = 0; i < before.size(); i++) {
      if (!before.get(i).text().equals(after.get(i).text())) {
        return true;
      }
    }
    return false;
  }

  private static Facts facts(Call call) {
    return new Facts(
        call.operation().path(),
        call.requestedModel(),
        call.labels().metadata(),
        call.body().body());
  }
}
