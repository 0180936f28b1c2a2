package io.turnpike.app.api.guardrails;

import io.turnpike.infra.refusal.InvalidInput;
import io.turnpike.routing.guard.GuardrailTrials.Choice;
import io.turnpike.routing.guard.GuardrailTrials.Choice.OfSet;
import io.turnpike.routing.guard.GuardrailTrials.Choice.Written;
import io.turnpike.routing.guard.GuardrailTrials.Material;
import io.turnpike.routing.guard.GuardrailTrials.Material.Messages;
import io.turnpike.routing.guard.GuardrailTrials.Material.Text;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * What is to be tried, and by which rules: one of the first two, and one of the others.
 *
 * @param text any text at all, also with characters that nothing else may have
 * @param side of a set: {@code input} unless it says {@code output}
 */
record TrialForm(
    @Nullable JsonNode text,
    @Nullable JsonNode messages,
    @Nullable JsonNode inputGuardrails,
    @Nullable JsonNode outputGuardrails,
    @Nullable String set,
    @Nullable String side) {

  Material material() {
    if ((text == null) == (messages == null)) {
      throw InvalidInput.at("/text", "Send either \"text\" or \"messages\".");
    }
    if (messages != null) {
      return new Messages(messages);
    }
    JsonNode written = Objects.requireNonNull(text);
    if (!written.isString()) {
      throw InvalidInput.at("/text", "must be a string");
    }
    return new Text(written.stringValue());
  }

  Choice choice() {
    long given = Stream.of(inputGuardrails, outputGuardrails, set).filter(Objects::nonNull).count();
    if (given != 1) {
      throw InvalidInput.at(
          "", "Send one of \"input_guardrails\", \"output_guardrails\" and \"set\".");
    }
    if (set != null) {
      return new OfSet(set, isOutput());
    }
    refuseSide();
    return inputGuardrails != null
        ? new Written(inputGuardrails, false)
        : new Written(Objects.requireNonNull(outputGuardrails), true);
  }

  private void refuseSide() {
    if (side != null) {
      throw InvalidInput.at("/side", "is for a set; a list says itself what it is for");
    }
  }

  private boolean isOutput() {
    if (side == null || side.equals("input") || side.equals("output")) {
      return "output".equals(side);
    }
    throw InvalidInput.at("/side", "must be \"input\" or \"output\"");
  }
}
