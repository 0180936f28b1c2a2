package io.turnpike.infra.cache;

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

class TableCacheTests {

  private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
  private final List<String> reads = new ArrayList<>();
  private Sinks.One<String> answer = Sinks.one();
  private final TableCache<String, String> cache =
      new TableCache<>("thing", 100, null, this::read, meters);

  @Test
  void asksOnce() {
    answer.tryEmitValue("v");
    assertThat(cache.get("a").block()).isEqualTo("v");
    assertThat(cache.get("a").block()).isEqualTo("v");
    assertThat(cache.present("a")).isEqualTo("v");
    assertThat(reads).containsExactly("a");
  }

  @Test
  void equalQuestionsAtOneTimeShareARead() {
    List<String> told = new ArrayList<>();
    cache.get("a").subscribe(told::add);
    cache.get("a").subscribe(told::add);
    answer.tryEmitValue("v");
    assertThat(told).containsExactly("v", "v");
    assertThat(reads).containsExactly("a");
  }

  @Test
  void absenceIsRememberedUntilForgotten() {
    answer.tryEmitEmpty();
    assertThat(cache.get("a").block()).isNull();
    assertThat(cache.get("a").block()).isNull();
    assertThat(reads).hasSize(1);
    cache.forget("a");
    assertThat(cache.get("a").block()).isNull();
    assertThat(reads).hasSize(2);
  }

  @Test
  void forgetsWhatIsOfAKindAndKeepsTheRest() {
    answer.tryEmitValue("v");
    cache.get("a").block();
    answer = Sinks.one();
    answer.tryEmitValue("w");
    cache.get("b").block();
    cache.forgetIf("v"::equals);
    assertThat(cache.present("a")).isNull();
    assertThat(cache.present("b")).isEqualTo("w");
  }

  @Test
  void anAnswerReadBeforeItsKindWasForgottenIsNotKept() {
    Disposable early = cache.get("a").subscribe();
    cache.forgetIf("old"::equals);
    answer.tryEmitValue("old");
    assertThat(early.isDisposed()).isTrue();
    assertThat(cache.present("a")).isNull();
  }

  @Test
  void anAnswerReadBeforeAChangeIsNotKept() {
    Disposable early = cache.get("a").subscribe();
    cache.forget("a");
    answer.tryEmitValue("old");
    assertThat(early.isDisposed()).isTrue();
    assertThat(cache.present("a")).isNull();
  }

  @Test
  void aQuestionAfterAChangeDoesNotJoinAReadFromBefore() {
    cache.get("a").subscribe();
    cache.forget("a");
    cache.get("a").subscribe();
    assertThat(reads).containsExactly("a", "a");
  }

  @Test
  void aFailedReadIsNotRemembered() {
    answer.tryEmitError(new Unavailable("out"));
    StepVerifier.create(cache.get("a")).verifyError(Unavailable.class);
    answer = Sinks.one();
    answer.tryEmitValue("v");
    assertThat(cache.get("a").block()).isEqualTo("v");
  }

  @Test
  void readsAtOneTimeAreLimited() {
    for (int i = 0; i < TableCache.MOST_READS; i++) {
      cache.get("k" + i).subscribe();
    }
    StepVerifier.create(cache.get("one more")).verifyError(Unavailable.class);
    assertThat(meters.counter("turnpike.lookups.refused", "of", "thing").count()).isEqualTo(1);
    answer.tryEmitValue("v");
    assertThat(cache.get("one more").block()).isEqualTo("v");
  }

  @Test
  void someoneWhoLeavesDoesNotSpoilItForOthers() {
    List<String> told = new ArrayList<>();
    Disposable leaving = cache.get("a").subscribe();
    cache.get("a").subscribe(told::add);
    leaving.dispose();
    answer.tryEmitValue("v");
    assertThat(told).containsExactly("v");
    assertThat(cache.present("a")).isEqualTo("v");
  }

  private Mono<String> read(String key) {
    reads.add(key);
    return answer.asMono();
  }
}
