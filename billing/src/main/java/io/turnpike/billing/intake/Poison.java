package io.turnpike.billing.intake;

import io.turnpike.infra.journal.Journal.Entry;

/** A journal record that no retry will ever store, and why. */
record Poison(Entry entry, String reason) {

  static Poison of(Entry entry, Exception cause) {
    return new Poison(entry, cause.toString());
  }
}
