package io.turnpike.routing.gateway.trial;

import io.turnpike.routing.gateway.trial.SentPlaces.Edit;
import io.turnpike.routing.guard.GuardrailTrials.Finding;
import io.turnpike.routing.guard.GuardrailTrials.Part;
import io.turnpike.routing.guard.GuardrailTrials.Trial;
import io.turnpike.routing.guard.GuardrailTrials.Verdict;
import io.turnpike.routing.guard.TextPart;
import io.turnpike.routing.guardrails.CompiledRule;
import io.turnpike.routing.guardrails.Examined;
import io.turnpike.routing.guardrails.GuardrailRun;
import io.turnpike.routing.guardrails.Redaction;
import io.turnpike.routing.guardrails.Redactions;
import io.turnpike.routing.guardrails.Result;
import io.turnpike.routing.guardrails.Subject;
import io.turnpike.routing.guardrails.Verdict.Changed;
import io.turnpike.routing.guardrails.Verdict.Fail;
import io.turnpike.routing.guardrails.Verdict.Pass;
import io.turnpike.routing.guardrails.Verdict.Place;
import io.turnpike.routing.plan.GuardrailRule;
import io.turnpike.routing.plan.GuardrailRule.Action;
import io.turnpike.routing.plan.GuardrailRule.OnError;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** One trial: all rules one after the other, whatever they say. Used by one subscriber. */
final class TrialRun {

  private static final String OUTSIDE =
      "Somebody else is asked for this check, which is done on traffic and not here.";

  private final TrialTexts texts;
  private final Redactions redactions;
  private final List<SentPlaces> places = new ArrayList<>();
  private final List<Finding> findings = new ArrayList<>();
  private Verdict verdict = Verdict.PASS;
  private Subject subject;

  TrialRun(TrialTexts texts, boolean output) {
    this.texts = texts;
    this.subject = texts.subject(output);
    this.redactions =
        new Redactions(
            token -> texts.parts().stream().anyMatch(part -> part.text().contains(token)));
    texts.parts().forEach(part -> places.add(SentPlaces.of(part.text().length())));
  }

  Mono<Trial> of(List<CompiledRule> rules) {
    return Flux.fromIterable(rules).concatMap(this::examine).then(Mono.fromSupplier(this::trial));
  }

  private Mono<Void> examine(CompiledRule rule) {
    return Mono.defer(() -> run(rule).examine()).doOnNext(this::take).then();
  }

  private GuardrailRun run(CompiledRule rule) {
    return new GuardrailRun(List.of(rule), subject, redactions, (_, _) -> notHere());
  }

  private static Mono<io.turnpike.routing.guardrails.Verdict> notHere() {
    return Mono.just(new io.turnpike.routing.guardrails.Verdict.Error(OUTSIDE));
  }

  private void take(Examined examined) {
    Result result = examined.results().getFirst();
    GuardrailRule rule = result.rule();
    switch (result.verdict()) {
      case Pass _ -> {}
      case Fail(String sentence, List<Place> found) -> {
        told(rule, failed(rule), sentence, found);
        if (rule.action() == Action.REDACT) {
          changed(rule, found);
        }
      }
      case Changed(List<Place> found) -> {
        told(rule, Verdict.PASS, "", found);
        changed(rule, found);
      }
      case io.turnpike.routing.guardrails.Verdict.Error(String sentence) -> {
        found(rule, Verdict.ERROR, sentence);
        stricter(rule.onError() == OnError.DENY ? Verdict.ERROR : Verdict.FLAG);
      }
    }
    subject = examined.subject();
  }

  private static Verdict failed(GuardrailRule rule) {
    return rule.action() == Action.DENY ? Verdict.DENY : Verdict.FLAG;
  }

  private void told(GuardrailRule rule, Verdict said, String sentence, List<Place> found) {
    stricter(said);
    if (found.isEmpty() && said != Verdict.PASS) {
      found(rule, said, sentence);
    }
    found.forEach(place -> findings.add(finding(rule, said, sentence, place)));
  }

  private void found(GuardrailRule rule, Verdict said, String sentence) {
    findings.add(new Finding(rule.check(), said, null, null, null, null, sentence));
  }

  private Finding finding(GuardrailRule rule, Verdict said, String sentence, Place place) {
    SentPlaces sent = places.get(place.part());
    int start = sent.start(place.finding().start());
    return new Finding(
        rule.check(),
        said,
        texts.parts().get(place.part()).pointer(),
        start,
        Math.max(start, sent.end(place.finding().end())),
        place.finding().kind(),
        sentence);
  }

  private void changed(GuardrailRule rule, List<Place> found) {
    Map<Integer, List<io.turnpike.routing.guardrails.Finding>> byPart = new TreeMap<>();
    for (Place place : found) {
      byPart.computeIfAbsent(place.part(), _ -> new ArrayList<>()).add(place.finding());
    }
    byPart.forEach((part, all) -> places.set(part, places.get(part).after(edits(rule, part, all))));
  }

  private List<Edit> edits(
      GuardrailRule rule, int part, List<io.turnpike.routing.guardrails.Finding> found) {
    String text = subject.parts().get(part).text();
    return Redaction.standing(found).stream()
        .map(
            each -> {
              String was = text.substring(each.start(), each.end());
              int length = Redaction.instead(was, each, rule, redactions).length();
              return new Edit(each.start(), each.end(), length);
            })
        .toList();
  }

  private void stricter(Verdict said) {
    verdict = said.compareTo(verdict) > 0 ? said : verdict;
  }

  private Trial trial() {
    List<Part> parts = new ArrayList<>();
    for (int i = 0; i < texts.parts().size(); i++) {
      TextPart before = texts.parts().get(i);
      parts.add(new Part(before.pointer(), before.text(), subject.parts().get(i).text()));
    }
    return new Trial(
        verdict, List.copyOf(parts), texts.messages(subject.parts()), List.copyOf(findings));
  }
}
