package io.turnpike.billing.intake;

import io.turnpike.infra.journal.Journal;
import java.util.List;
import java.util.UUID;

/** A journal whose process is killed after the first commit, before it can release anything. */
record DyingJournal(Journal journal) implements Journal {

  @Override
  public void append(byte type, byte[] payload) {
    journal.append(type, payload);
  }

  @Override
  public List<Entry> read(Position position, int limit) {
    return journal.read(position, limit);
  }

  @Override
  public void release(Position position) {
    throw new Killed();
  }

  @Override
  public Position startedAt() {
    return journal.startedAt();
  }

  @Override
  public UUID node() {
    return journal.node();
  }

  @Override
  public boolean degraded() {
    return journal.degraded();
  }

  @Override
  public void close() {
    journal.close();
  }

  static final class Killed extends RuntimeException {
    private static final long serialVersionUID = 1L;
  }
}
