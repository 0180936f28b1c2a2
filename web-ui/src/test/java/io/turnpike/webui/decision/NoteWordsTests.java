package io.turnpike.webui.decision;

import static org.assertj.core.api.Assertions.assertThat;

import io.turnpike.routing.usage.DecisionNote.Cached;
import io.turnpike.routing.usage.DecisionNote.Guarded;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What is said of caches and guardrails in a request's story. */
class NoteWordsTests {

  @Test
  void aHitTellsItsAgeAndWhatItSaved() {
    assertThat(CacheWords.of(new Cached("", "hit", "0a1b", 12_000, 420_000, 1_200_000, -1, null)))
        .isEqualTo(
            "A kept answer was served, 12.0 s old; it saved $0.00042 and 1.20 s (entry 0a1b).");
    assertThat(
            CacheWords.of(new Cached("", "semantic-hit", "0a1b", 60_000, -1, 900_000, 0.967, null)))
        .isEqualTo(
            "A kept answer to a question that means the same was served (97 % alike), 1 m 00 s"
                + " old; it saved 900 ms (entry 0a1b).");
  }

  @Test
  void whatWasNotServedSaysWhy() {
    assertThat(cached("miss", "", null)).isEqualTo("No answer was kept.");
    assertThat(cached("miss", "0a1b", null)).isEqualTo("No answer was kept.");
    assertThat(cached("miss", "0a1b", "guardrails"))
        .isEqualTo(
            "An answer was kept and is not served: today's guardrails would not let it pass (entry"
                + " 0a1b).");
    assertThat(cached("miss", "0a1b", "wrong_region"))
        .contains("its provider would be left out today (in another region)");
    assertThat(CacheWords.of(new Cached("", "miss", "0a1b", -1, 0, 0, 0.934, "number")))
        .isEqualTo(
            "An answer to a question that is like it was kept (93 % alike), and is not served: they"
                + " differ in a number (entry 0a1b).");
    assertThat(cached("bypass", "", "no_user")).contains("the request names none.");
    assertThat(cached("bypass", "", "of_tomorrow"))
        .isEqualTo("Kept answers were not asked for: of tomorrow.");
  }

  @Test
  void aGuardrailTellsWhatItFoundWhereAndWhatFollowed() {
    assertThat(guarded("input", "house", "fail", "redact", "email 2", "/messages/0/content"))
        .isEqualTo(
            "pii of the set house found email 2 in the request at /messages/0/content, and that was"
                + " taken out.");
    assertThat(guarded("output", null, "fail", "deny", "", ""))
        .isEqualTo("pii objected to the answer, and it went no further.");
    assertThat(guarded("input", "house", "fail", "observed", "email 1", ""))
        .isEqualTo(
            "pii of the set house found email 1 in the request. The set is only observed, so nothing"
                + " followed.");
    assertThat(guarded("input", null, "fail", "flag", "email 1", ""))
        .isEqualTo("pii found email 1 in the request. It was only noted.");
  }

  @Test
  void aCheckThatNobodyCouldMakeIsNoFinding() {
    assertThat(guarded("input", null, "error", "deny", "", ""))
        .isEqualTo("pii could not check the request, and it went no further.");
    assertThat(guarded("output", null, "error", "flag", "", ""))
        .isEqualTo("pii could not check the answer, and it went on.");
    assertThat(guarded("output", null, "changed", "redact", "repaired 1", ""))
        .isEqualTo("pii changed repaired 1 in the answer.");
  }

  private static String cached(String status, String entry, @Nullable String reason) {
    return CacheWords.of(new Cached("", status, entry, -1, 0, 0, -1, reason));
  }

  private static String guarded(
      String side,
      @Nullable String set,
      String verdict,
      String action,
      String found,
      String where) {
    return GuardrailWords.of(new Guarded("/0", side, set, "pii", verdict, action, found, where));
  }
}
