package io.turnpike.webui.fake;

import io.turnpike.routing.usage.DecisionNote;
import io.turnpike.routing.usage.DecisionNote.Cached;
import io.turnpike.routing.usage.DecisionNote.Guarded;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** What cache and guardrails did in requests of the sample organization that went well. */
final class SampleNotes {

  private SampleNotes() {}

  static List<DecisionNote> of(String model, Random random) {
    List<DecisionNote> notes = new ArrayList<>();
    if (random.nextInt(6) == 0) {
      notes.add(guarded("pii", "redact", "email " + (1 + random.nextInt(2))));
    }
    if (random.nextInt(9) == 0) {
      notes.add(guarded("prompt_injection", "observed", "override 1"));
    }
    if (!model.startsWith("demo")) {
      notes.add(cached(random));
    }
    return notes;
  }

  private static Cached cached(Random random) {
    String entry = "0a1b2c3d4e5f607" + random.nextInt(6);
    long saved = 90_000 + random.nextInt(900_000);
    long micros = 400_000 + random.nextInt(3_000_000);
    return switch (random.nextInt(9)) {
      case 0, 1, 2 -> new Cached("", "hit", entry, 12_000, saved, micros, -1, null);
      case 3 -> new Cached("", "semantic-hit", entry, 40_000, saved, micros, 0.971, null);
      case 4 -> new Cached("", "miss", entry, -1, 0, 0, 0.90 + random.nextDouble() / 10, "numbers");
      case 5 -> new Cached("", "bypass", "", -1, 0, 0, -1, "no_store");
      default -> new Cached("", "miss", entry, -1, 0, 0, -1, null);
    };
  }

  private static Guarded guarded(String check, String action, String found) {
    return new Guarded(
        "/input_guardrails/0", "input", null, check, "fail", action, found, "/messages/0/content");
  }
}
