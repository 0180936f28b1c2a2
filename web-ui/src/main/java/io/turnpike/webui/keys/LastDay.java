package io.turnpike.webui.keys;

import io.turnpike.infra.refusal.InvalidInput;
import io.turnpike.tenants.Actor;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import org.jspecify.annotations.Nullable;

/** A key is good until the end of its last day in the zone in which the person reads times. */
final class LastDay {

  private LastDay() {}

  /** Null for a key that does not expire. */
  static @Nullable Instant endOf(@Nullable String day, Actor actor) {
    if (day == null) {
      return null;
    }
    try {
      return LocalDate.parse(day).plusDays(1).atStartOfDay(actor.zone()).toInstant();
    } catch (DateTimeParseException _) {
      throw InvalidInput.at("/expires_at", "Give a day as year-month-day, for example 2027-01-31.");
    }
  }
}
