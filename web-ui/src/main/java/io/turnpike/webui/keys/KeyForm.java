package io.turnpike.webui.keys;

import io.turnpike.infra.refusal.InvalidInput;
import io.turnpike.tenants.Actor;
import io.turnpike.tenants.GatewayKeys.Draft;
import io.turnpike.webui.view.Submitted;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import org.jspecify.annotations.Nullable;

/** Reads the form of a new gateway key. */
final class KeyForm {

  private KeyForm() {}

  static Draft draft(Submitted submitted, Actor actor) {
    return new Draft(
        submitted.text("name"),
        submitted.orNull("team"),
        submitted.orNull("default_config"),
        submitted.words("allowed_models"),
        submitted.orNull("inline_configs") != null,
        endOf(submitted.orNull("expires_at"), actor));
  }

  /** The key is good until the end of that day in the organization's zone. */
  private static @Nullable Instant endOf(@Nullable String day, Actor actor) {
    if (day == null) {
      return null;
    }
    try {
      return LocalDate.parse(day).plusDays(1).atStartOfDay(actor.organization().zone()).toInstant();
    } catch (DateTimeParseException _) {
      throw InvalidInput.at("/expires_at", "Give a day as year-month-day, for example 2027-01-31.");
    }
  }
}
