package io.turnpike.tenants.memory;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.turnpike.infra.refusal.Unavailable;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import reactor.core.Disposable;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import reactor.test.StepVerifier;

class RememberedTests {

  private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
  private final List<String> reads = new ArrayList<>();
  private Sinks.One<String> answer = Sinks.one();
  private final Remembered<String, String> memory =
      new Remembered<>("thing", 100, null, this::read, meters);

  @Test
  void asksOnce() {
    answer.tryEmitValue("v");
    assertThat(memory.get("a").block()).isEqualTo("v");
    assertThat(memory.get("a").block()).isEqualTo("v");
    assertThat(memory.present("a")).isEqualTo("v");
    assertThat(reads).containsExactly("a");
  }

  @Test
  void equalQuestionsAtOneTimeShareARead() {
    List<String> told = new ArrayList<>();
    memory.get("a").subscribe(told::add);
    memory.get("a").subscribe(told::add);
    answer.tryEmitValue("v");
    assertThat(told).containsExactly("v", "v");
    assertThat(reads).containsExactly("a");
  }

  @Test
  void absenceIsRememberedUntilForgotten() {
    answer.tryEmitEmpty();
    assertThat(memory.get("a").block()).isNull();
    assertThat(memory.get("a").block()).isNull();
    assertThat(reads).hasSize(1);
    memory.forget("a");
    assertThat(memory.get("a").block()).isNull();
    assertThat(reads).hasSize(2);
  }

  @Test
  void anAnswerReadBeforeAChangeIsNotKept() {
    Disposable early = memory.get("a").subscribe();
    memory.forget("a");
    answer.tryEmitValue("old");
    assertThat(early.isDisposed()).isTrue();
    assertThat(memory.present("a")).isNull();
  }

  @Test
  void aQuestionAfterAChangeDoesNotJoinAReadFromBefore() {
    memory.get("a").subscribe();
    memory.forget("a");
    memory.get("a").subscribe();
    assertThat(reads).containsExactly("a", "a");
  }

  @Test
  void aFailedReadIsNotRemembered() {
    answer.tryEmitError(new Unavailable("out"));
    StepVerifier.create(memory.get("a")).verifyError(Unavailable.class);
    answer = Sinks.one();
    answer.tryEmitValue("v");
    assertThat(memory.get("a").block()).isEqualTo("v");
  }

  @Test
  void readsAtOneTimeAreLimited() {
    for (int i = 0; i < Remembered.MOST_READS; i++) {
      memory.get("k" + i).subscribe();
    }
    StepVerifier.create(memory.get("one more")).verifyError(Unavailable.class);
    assertThat(meters.counter("turnpike.lookups.refused", "of", "thing").count()).isEqualTo(1);
    answer.tryEmitValue("v");
    assertThat(memory.get("one more").block()).isEqualTo("v");
  }

  @Test
  void someoneWhoLeavesDoesNotSpoilItForOthers() {
    List<String> told = new ArrayList<>();
    Disposable leaving = memory.get("a").subscribe();
    memory.get("a").subscribe(told::add);
    leaving.dispose();
    answer.tryEmitValue("v");
    assertThat(told).containsExactly("v");
    assertThat(memory.present("a")).isEqualTo("v");
  }

  private Mono<String> read(String key) {
    reads.add(key);
    return answer.asMono();
  }
}
