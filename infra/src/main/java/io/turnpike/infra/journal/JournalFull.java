package io.turnpike.infra.journal;

/** No room for another record. The request that needed it must be refused. */
public final class JournalFull extends RuntimeException {

  private static final long serialVersionUID = 1L;

  public JournalFull(String message) {
    super(message, null, false, false);
  }
}
