package io.turnpike.infra.journal;

import java.util.concurrent.atomic.LongAdder;

/** What happened in a journal since it was opened. */
final class Tally {

  final LongAdder records = new LongAdder();
  final LongAdder bytes = new LongAdder();

  /** Places claimed by a writer that never committed. */
  final LongAdder holes = new LongAdder();

  /** Records, or whole files, that could not be read back as they were written. */
  final LongAdder damaged = new LongAdder();

  /** Segments that the disk failed to keep. */
  final LongAdder disowned = new LongAdder();

  void appended(int payload) {
    records.increment();
    bytes.add(payload);
  }
}
