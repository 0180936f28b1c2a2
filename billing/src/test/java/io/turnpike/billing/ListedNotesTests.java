package io.turnpike.billing;

import static org.assertj.core.api.Assertions.assertThat;

import io.turnpike.billing.ListedNotes.Cache;
import io.turnpike.billing.ListedNotes.Guardrails;
import io.turnpike.routing.usage.DecisionNote;
import io.turnpike.routing.usage.DecisionNote.Cached;
import io.turnpike.routing.usage.DecisionNote.Guarded;
import io.turnpike.routing.usage.DecisionNote.Omitted;
import java.util.List;
import org.junit.jupiter.api.Test;

class ListedNotesTests {

  @Test
  void nothingIsToldOfARecordThatSaysNothing() {
    assertThat(ListedNotes.of(List.of())).isEqualTo(ListedNotes.NONE);
    assertThat(ListedNotes.of(List.of(new Omitted("", 3)))).isEqualTo(ListedNotes.NONE);
  }

  @Test
  void whatTheCacheDidLastIsWhatItDid() {
    assertThat(cache(cached("miss", 0, 0, -1), cached("hit", 420, 8_000, -1)))
        .isEqualTo(new Cache(CacheStatus.HIT, "0a1b", 420L, 8_000L, null));
    assertThat(cache(cached("semantic-hit", 0, 0, 0.97), cached("warm", 1, 1, 1)))
        .as("a word of a newer release is passed over")
        .isEqualTo(new Cache(CacheStatus.SEMANTIC_HIT, "0a1b", 0L, 0L, 0.97));
  }

  @Test
  void onlyHitsSaveAndAnUnknownPriceIsNotZero() {
    assertThat(cache(cached("miss", 0, 0, 0.93)))
        .isEqualTo(new Cache(CacheStatus.MISS, "0a1b", null, null, 0.93));
    assertThat(cache(cached("hit", -1, 8_000, -1)).savedNanoUsd()).isNull();
    assertThat(cache(new Cached("", "bypass", "", -1, 0, 0, -1, "no_store")))
        .isEqualTo(new Cache(CacheStatus.BYPASS, null, null, null, null));
  }

  @Test
  void theStrictestGuardrailIsTold() {
    assertThat(guardrails("flag", "observed")).isEqualTo(new Guardrails(GuardrailAction.FLAG, 2));
    assertThat(guardrails("redact", "deny", "flag"))
        .isEqualTo(new Guardrails(GuardrailAction.DENY, 3));
    assertThat(guardrails("observed", "redact"))
        .isEqualTo(new Guardrails(GuardrailAction.REDACT, 2));
    assertThat(guardrails("observed")).isEqualTo(new Guardrails(GuardrailAction.OBSERVED, 1));
    assertThat(guardrails("teach")).isNull();
  }

  private static Cache cache(DecisionNote... notes) {
    return ListedNotes.of(List.of(notes)).cache();
  }

  private static Guardrails guardrails(String... actions) {
    List<DecisionNote> notes =
        List.of(actions).stream()
            .<DecisionNote>map(
                action -> new Guarded("", "input", null, "pii", "fail", action, "email 1", ""))
            .toList();
    return ListedNotes.of(notes).guardrails();
  }

  private static Cached cached(String status, long nano, long micros, double similarity) {
    return new Cached("", status, "0a1b", 4_200, nano, micros, similarity, null);
  }
}
