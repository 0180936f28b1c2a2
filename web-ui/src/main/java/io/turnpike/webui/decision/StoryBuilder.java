package io.turnpike.webui.decision;

import io.turnpike.routing.usage.DecisionNote;
import io.turnpike.routing.usage.DecisionNote.Cached;
import io.turnpike.routing.usage.DecisionNote.Degraded;
import io.turnpike.routing.usage.DecisionNote.Evaluated;
import io.turnpike.routing.usage.DecisionNote.Excluded;
import io.turnpike.routing.usage.DecisionNote.Followed;
import io.turnpike.routing.usage.DecisionNote.Guarded;
import io.turnpike.routing.usage.DecisionNote.Hedged;
import io.turnpike.routing.usage.DecisionNote.Omitted;
import io.turnpike.routing.usage.DecisionNote.Ordered;
import io.turnpike.routing.usage.DecisionNote.Renamed;
import io.turnpike.routing.usage.DecisionNote.ServedBy;
import io.turnpike.routing.usage.DecisionNote.ShadowOf;
import io.turnpike.routing.usage.DecisionNote.Shadowed;
import io.turnpike.routing.usage.DecisionNote.UsageRejected;
import io.turnpike.routing.usage.DecisionNote.Warned;
import io.turnpike.routing.usage.UsageEvent;
import io.turnpike.webui.decision.Step.Branch;
import io.turnpike.webui.decision.Step.Branches;
import io.turnpike.webui.decision.Step.Exclusion;
import io.turnpike.webui.decision.Step.Exclusions;
import io.turnpike.webui.decision.Step.Order;
import io.turnpike.webui.decision.Step.Ruler;
import io.turnpike.webui.decision.Step.Said;
import io.turnpike.webui.decision.Step.Try;
import io.turnpike.webui.format.Amounts;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Puts notes and attempts into one line. Notes hold no times; those about an attempt name it, and
 * so tell which attempts came before them.
 */
final class StoryBuilder {

  private final List<AttemptLine> untold;
  private final List<Step> steps = new ArrayList<>();

  StoryBuilder(List<AttemptLine> tries) {
    this.untold = new ArrayList<>(tries);
  }

  StoryBuilder notes(List<DecisionNote> notes) {
    notes.forEach(this::tell);
    return this;
  }

  StoryBuilder ending(UsageEvent event) {
    triesUpTo(Integer.MAX_VALUE);
    if (!event.attempts().isEmpty()) {
      steps.add(new Ruler());
    }
    steps.add(Ending.of(event));
    return this;
  }

  List<Step> steps() {
    return List.copyOf(steps);
  }

  private void tell(DecisionNote note) {
    switch (note) {
      case Evaluated evaluated -> branch(evaluated);
      case Excluded excluded -> exclusion(excluded);
      case Ordered(String at, String mode, var order, String reason) ->
          steps.add(new Order(at, mode.replace('_', ' '), reason, order));
      case Followed(_, int attempt, String action, String reason) -> {
        triesUpTo(attempt);
        say(Reasons.icon(action), Reasons.action(action), Reasons.why(reason));
      }
      case Hedged(_, int attempt, int beside, long after) -> {
        triesUpTo(beside);
        say("zap", "Hedged", hedge(attempt, beside, after));
      }
      case Shadowed shadowed -> shadowed(shadowed);
      case ShadowOf(_, var original) ->
          steps.add(
              new Said("copy", "plain", "A copy", "Sent in the shadow of another.", original));
      case Degraded degraded -> say("corner-down-right", "Degraded", degraded(degraded));
      case Renamed(_, String name, String model) ->
          say("corner-down-right", "Alias", name + " stood for " + model + ".");
      case Cached cached -> say("history", "Cache", CacheWords.of(cached));
      case Guarded guarded -> say("shield-alert", "Guardrail", GuardrailWords.of(guarded));
      case Omitted(_, int count) ->
          say("info", "And more", Amounts.count(count) + " more steps are not kept.");
      case Warned(_, int attempt, String fields) -> {
        triesUpTo(attempt);
        say("info", "Left out or told otherwise", fields);
      }
      case ServedBy(_, int attempt, String provider, String generation, String cost) -> {
        triesUpTo(attempt);
        say("corner-down-right", "Passed on", passedOn(provider, generation, cost));
      }
      case UsageRejected(_, int attempt, String field, String claimed) -> {
        triesUpTo(attempt);
        steps.add(
            new Said(
                "triangle-alert", "bad", "Usage rejected", claim(attempt, field, claimed), null));
      }
    }
  }

  private static String passedOn(
      String provider, @Nullable String generation, @Nullable String costUsd) {
    String whom = "To " + provider + ", as the router says";
    String id = generation == null ? "" : ", which calls it " + generation;
    return whom + id + (costUsd == null ? "." : " and takes $" + costUsd + " for it.");
  }

  private void triesUpTo(int number) {
    while (!untold.isEmpty() && untold.getFirst().attempt().number() <= number) {
      steps.add(new Try(untold.removeFirst()));
    }
  }

  private void branch(Evaluated note) {
    Branch branch = new Branch(note.then(), note.held(), note.seen());
    if (last() instanceof Branches(String at, var before) && at.equals(note.at())) {
      steps.set(steps.size() - 1, new Branches(at, with(before, branch)));
    } else {
      steps.add(new Branches(note.at(), List.of(branch)));
    }
  }

  private void exclusion(Excluded note) {
    Exclusion exclusion =
        new Exclusion(
            note.at(),
            note.connection(),
            note.model(),
            note.code(),
            Reasons.left(note.code()),
            note.detail());
    if (last() instanceof Exclusions(var before)) {
      steps.set(steps.size() - 1, new Exclusions(with(before, exclusion)));
    } else {
      steps.add(new Exclusions(List.of(exclusion)));
    }
  }

  private void shadowed(Shadowed note) {
    String target = note.connection() + " " + note.model();
    String text = note.reason() == null ? target : "None to " + target + ": " + note.reason();
    steps.add(new Said("copy", "plain", "Shadow copy", text, note.copy()));
  }

  private static String degraded(Degraded note) {
    String budget = "The budget " + note.budget() + " had no room left";
    return note.reason() == null
        ? budget + ", so the config " + note.config() + " was used instead."
        : budget
            + "; it went on as it was, since "
            + note.config()
            + " could not be used: "
            + Reasons.why(note.reason())
            + ".";
  }

  private static String hedge(int attempt, int beside, long after) {
    return "Attempt %d was started beside attempt %d after %s without an answer."
        .formatted(attempt, beside, Amounts.micros(after));
  }

  private static String claim(int attempt, String field, String claimed) {
    return "The provider of attempt %d claimed that %s is %s, which cannot be. In its place it is billed by an estimate."
        .formatted(attempt, field, claimed);
  }

  private void say(String icon, String title, String text) {
    steps.add(new Said(icon, "plain", title, text, null));
  }

  private @Nullable Step last() {
    return steps.isEmpty() ? null : steps.getLast();
  }

  private static <E> List<E> with(List<E> before, E next) {
    return Stream.concat(before.stream(), Stream.of(next)).toList();
  }
}
