package io.turnpike.routing.guardrails;

import io.turnpike.routing.guardrails.Verdict.Place;
import io.turnpike.routing.plan.GuardrailRule.Action;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiFunction;
import reactor.core.publisher.Mono;

/**
 * Runs rules over a request or an answer, in their order: each sees what those before it left. The
 * first that denies ends it.
 */
public final class GuardrailRun {

  private final List<CompiledRule> rules;
  private final BiFunction<OutsideCheck, Subject, Mono<Verdict>> outside;
  private final Redactions redactions;
  private final List<Result> results = new ArrayList<>();
  private Subject subject;

  /**
   * @param outside asks somebody else; bounded in time, and never fails
   */
  public GuardrailRun(
      List<CompiledRule> rules,
      Subject subject,
      Redactions redactions,
      BiFunction<OutsideCheck, Subject, Mono<Verdict>> outside) {
    this.rules = rules;
    this.subject = subject;
    this.redactions = redactions;
    this.outside = outside;
  }

  /** Already completed where nobody else has to be asked. */
  public Mono<Examined> examine() {
    return from(0);
  }

  private Mono<Examined> from(int first) {
    for (int i = first; i < rules.size(); i++) {
      CompiledRule rule = rules.get(i);
      if (rule.check() instanceof OutsideCheck check) {
        int next = i + 1;
        return Mono.defer(() -> outside.apply(check, subject))
            .onErrorResume(RuntimeException.class, fault -> Mono.just(error(fault)))
            .flatMap(verdict -> taken(rule, verdict) ? from(next) : Mono.just(examined()));
      }
      if (!taken(rule, verdict(rule.check()))) {
        return Mono.just(examined());
      }
    }
    return Mono.just(examined());
  }

  private Verdict verdict(Check check) {
    try {
      return switch (check) {
        case TextCheck texts -> inTexts(texts);
        case SubjectCheck whole -> whole.check(subject);
        case OutsideCheck _ -> throw new IllegalStateException("It is asked elsewhere.");
      };
    } catch (RuntimeException | StackOverflowError fault) {
      return error(fault);
    }
  }

  private Verdict inTexts(TextCheck check) {
    List<Place> places = new ArrayList<>();
    for (int i = 0; i < subject.parts().size(); i++) {
      int part = i;
      check.find(subject.parts().get(i).text(), found -> places.add(new Place(part, found)));
    }
    return places.isEmpty() ? Verdict.PASS : new Verdict.Fail("", List.copyOf(places));
  }

  /** A fault's own words could repeat what was looked at. */
  private static Verdict error(Throwable fault) {
    return new Verdict.Error("The check failed (" + fault.getClass().getSimpleName() + ").");
  }

  /** False when it goes no further. */
  private boolean taken(CompiledRule rule, Verdict verdict) {
    Result result = new Result(rule.rule(), verdict);
    results.add(result);
    switch (verdict) {
      case Verdict.Fail(_, List<Place> places) when rule.rule().action() == Action.REDACT ->
          redact(rule, places);
      case Verdict.Changed(List<Place> places) -> redact(rule, places);
      case Verdict.Pass _, Verdict.Fail _, Verdict.Error _ -> {}
    }
    return !result.denies();
  }

  private void redact(CompiledRule rule, List<Place> places) {
    Map<Integer, List<Finding>> byPart = new TreeMap<>();
    for (Place place : places) {
      byPart.computeIfAbsent(place.part(), _ -> new ArrayList<>()).add(place.finding());
    }
    byPart.forEach(
        (part, findings) -> {
          String text = subject.parts().get(part).text();
          subject = subject.with(part, Redaction.of(text, findings, rule.rule(), redactions));
        });
  }

  private Examined examined() {
    return new Examined(subject, List.copyOf(results));
  }
}
