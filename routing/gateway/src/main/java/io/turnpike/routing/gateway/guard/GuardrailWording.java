package io.turnpike.routing.gateway.guard;

import io.turnpike.routing.guard.TextPart;
import io.turnpike.routing.guardrails.Result;
import io.turnpike.routing.guardrails.Subject.Side;
import io.turnpike.routing.guardrails.Verdict;
import io.turnpike.routing.guardrails.Verdict.Place;
import io.turnpike.routing.plan.GuardrailRule;
import io.turnpike.routing.usage.DecisionNote.Guarded;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** What people are told of a result: which guardrail, what kind, where; never what was found. */
final class GuardrailWording {

  private static final String OBSERVED = "observed";

  private GuardrailWording() {}

  /** The pointers of a subject's parts. */
  static List<String> pointers(List<TextPart> parts) {
    return parts.stream().map(TextPart::pointer).toList();
  }

  /**
   * @param pointers by the number of a part
   */
  static Guarded note(Side side, Result result, List<String> pointers, boolean observed) {
    GuardrailRule rule = result.rule();
    return new Guarded(
        rule.at(),
        side.name().toLowerCase(java.util.Locale.ROOT),
        rule.set(),
        rule.check(),
        verdict(result.verdict()),
        observed ? OBSERVED : action(result),
        kinds(places(result.verdict())),
        where(result, pointers));
  }

  static boolean isWorthNoting(Result result) {
    return !(result.verdict() instanceof Verdict.Pass);
  }

  /** For whoever asked. */
  static String denial(Side side, Result result, List<String> pointers) {
    String what = side == Side.INPUT ? "this request" : "the answer";
    return name(result.rule())
        + (result.verdict() instanceof Verdict.Error ? " could not check " : " denies ")
        + what
        + reason(result, pointers);
  }

  /** Pointer of the first place; empty where it is nowhere in particular. */
  static String where(Result result, List<String> pointers) {
    List<Place> places = places(result.verdict());
    int part = places.isEmpty() ? -1 : places.getFirst().part();
    return part >= 0 && part < pointers.size() ? pointers.get(part) : "";
  }

  private static String name(GuardrailRule rule) {
    String set = rule.set();
    return "The guardrail \""
        + rule.check()
        + "\" "
        + (set == null ? "(" + rule.at() + " of the config)" : "of the set \"" + set + "\"");
  }

  private static String reason(Result result, List<String> pointers) {
    String where = where(result, pointers);
    String kinds = kinds(places(result.verdict()));
    String said = sentence(result.verdict());
    return (where.isEmpty() ? "" : " because of " + where)
        + (kinds.isEmpty() ? "" : " (" + kinds + ")")
        + (said.isEmpty() ? "." : ": " + said);
  }

  private static String sentence(Verdict verdict) {
    return switch (verdict) {
      case Verdict.Fail(String sentence, _) -> sentence;
      case Verdict.Error(String sentence) -> sentence;
      case Verdict.Pass _, Verdict.Changed _ -> "";
    };
  }

  private static String verdict(Verdict verdict) {
    return switch (verdict) {
      case Verdict.Pass _ -> "pass";
      case Verdict.Fail _ -> "fail";
      case Verdict.Error _ -> "error";
      case Verdict.Changed _ -> "changed";
    };
  }

  private static String action(Result result) {
    return switch (result.verdict()) {
      case Verdict.Error _ -> result.denies() ? "deny" : "flag";
      case Verdict.Changed _ -> "redact";
      case Verdict.Pass _, Verdict.Fail _ -> result.rule().action().word();
    };
  }

  private static List<Place> places(Verdict verdict) {
    return switch (verdict) {
      case Verdict.Fail(_, List<Place> places) -> places;
      case Verdict.Changed(List<Place> places) -> places;
      case Verdict.Pass _, Verdict.Error _ -> List.of();
    };
  }

  /** For example {@code email 2, iban 1}. */
  private static String kinds(List<Place> places) {
    Map<String, Integer> counts = new TreeMap<>();
    places.forEach(place -> counts.merge(place.finding().kind(), 1, Integer::sum));
    return counts.entrySet().stream()
        .map(each -> each.getKey() + " " + each.getValue())
        .collect(Collectors.joining(", "));
  }
}
