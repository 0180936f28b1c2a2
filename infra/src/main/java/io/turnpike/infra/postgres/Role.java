package io.turnpike.infra.postgres;

/** Who a statement runs as; neither owns a table, so row-level security binds both. */
enum Role {
  /** Sees the rows of one scope. */
  APP("turnpike_app"),
  /** Sees every scope's rows. */
  SYSTEM("turnpike_system");

  final String word;

  Role(String word) {
    this.word = word;
  }
}
