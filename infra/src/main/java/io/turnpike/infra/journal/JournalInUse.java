package io.turnpike.infra.journal;

import java.nio.file.Path;

/** Another process appends to this directory. */
final class JournalInUse extends RuntimeException {

  private static final long serialVersionUID = 1L;

  JournalInUse(Path directory) {
    super("The journal in " + directory + " is in use by another process. Stop that one first.");
  }
}
