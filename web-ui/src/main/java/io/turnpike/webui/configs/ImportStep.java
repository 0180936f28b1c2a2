package io.turnpike.webui.configs;

import io.turnpike.routing.ConfigConversion.Draft;
import io.turnpike.routing.ConfigConversion.Imported;
import io.turnpike.routing.ConfigConversion.ManagementRequest;
import io.turnpike.webui.Imports.Outcome;
import io.turnpike.webui.Imports.State;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Something that an import came to and that can be made by a button.
 *
 * @param call the request to the management API that makes it as well
 * @param from JSON pointers into the source; empty for what is of the whole of it
 * @param outcome null before anybody asked for it
 */
record ImportStep(
    String subject,
    String name,
    String call,
    String body,
    List<String> from,
    @Nullable Outcome outcome) {

  static List<ImportStep> of(Imported imported, Map<String, Outcome> outcomes) {
    return Stream.concat(
            imported.configs().stream().map(draft -> of(draft, outcomes)),
            imported.requests().stream().map(request -> of(request, outcomes)))
        .toList();
  }

  private static ImportStep of(Draft draft, Map<String, Outcome> outcomes) {
    return new ImportStep(
        "config",
        draft.name(),
        "PUT /api/v1/configs/" + draft.name(),
        draft.document(),
        List.of(),
        outcomes.get("config/" + draft.name()));
  }

  private static ImportStep of(ManagementRequest request, Map<String, Outcome> outcomes) {
    String subject = request.subject().name().toLowerCase(Locale.ROOT);
    return new ImportStep(
        subject,
        request.name(),
        request.method() + " " + request.path(),
        request.body(),
        request.from(),
        outcomes.get(subject + "/" + request.name()));
  }

  public String id() {
    return subject + "/" + name;
  }

  /** Whether a button for it makes sense. */
  public boolean isOpen() {
    return outcome == null || outcome.state() == State.FAILED || outcome.state() == State.LEFT;
  }

  /** Why it failed or was left; null when it was neither. */
  public @Nullable String sentence() {
    return outcome == null ? null : outcome.sentence();
  }

  /** How many are in which state, in the order of their first. */
  static List<String> tally(List<ImportStep> steps) {
    Map<String, Long> many =
        steps.stream()
            .collect(
                Collectors.groupingBy(ImportStep::word, LinkedHashMap::new, Collectors.counting()));
    return many.entrySet().stream().map(each -> each.getValue() + " " + each.getKey()).toList();
  }

  public String word() {
    return switch (state()) {
      case null -> "not made";
      case MADE -> "made";
      case PRESENT -> "there already";
      case FAILED -> "failed";
      case LEFT -> "left";
    };
  }

  public String tone() {
    return switch (state()) {
      case null -> "plain";
      case LEFT -> "plain";
      case MADE, PRESENT -> "success";
      case FAILED -> "danger";
    };
  }

  /** Null for none. */
  public @Nullable String icon() {
    return switch (state()) {
      case null -> null;
      case LEFT -> null;
      case MADE, PRESENT -> "circle-check";
      case FAILED -> "circle-x";
    };
  }

  private @Nullable State state() {
    return outcome == null ? null : outcome.state();
  }
}
