package io.turnpike.routing.gateway.cache;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.util.concurrent.DefaultEventExecutor;
import io.netty.util.concurrent.EventExecutor;
import io.turnpike.routing.gateway.cache.Recording.FellBehind;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import reactor.core.Disposable;
import reactor.core.publisher.BaseSubscriber;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Sinks;

/** A stream that several read. */
class RecordingTests {

  private static final int PIECE = 64 << 10;
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private final EventExecutor loop = new DefaultEventExecutor();
  private final Recording recording = new Recording();
  private final List<ByteBuf> given = new ArrayList<>();
  private final AtomicInteger pieces = new AtomicInteger();

  @AfterEach
  void end() {
    loop.shutdownGracefully(0, 1, java.util.concurrent.TimeUnit.SECONDS);
  }

  @Test
  void everyReaderGetsAllFromTheBeginning() {
    Sinks.Many<ByteBuf> source = Sinks.many().unicast().onBackpressureBuffer();
    Disposable recorded = recording.of(source.asFlux()).subscribe();
    var early = reader().collectList().toFuture();
    source.tryEmitNext(piece(1));
    var late = reader().collectList().toFuture();
    source.tryEmitNext(piece(2));
    source.tryEmitComplete();

    assertThat(early.join()).hasSize(2);
    assertThat(late.join()).hasSize(2);
    assertThat(recorded.isDisposed()).isTrue();
    assertThat(given).allMatch(buffer -> buffer.refCnt() == 0);
  }

  @Test
  void theFastestReaderSetsThePace() {
    BaseSubscriber<byte[]> slow = new Reading(1);
    reader().subscribe(slow);
    var all = recording.of(endless(40)).toFuture();

    await(() -> recording.pendingBytes() > 0);
    assertThat(pieces.get()).isLessThan(10);

    reader().subscribe(new Reading(Long.MAX_VALUE));
    all.orTimeout(20, java.util.concurrent.TimeUnit.SECONDS).join();
    assertThat(pieces.get()).isEqualTo(40);
  }

  @Test
  void whoFallsTooFarBehindIsCutOff() {
    Reading slow = new Reading(1);
    reader().subscribe(slow);
    var fast = reader().count().toFuture();

    recording.of(endless(100)).block(PATIENCE);

    assertThat(fast.join()).isEqualTo(100);
    await(() -> slow.failure instanceof FellBehind);
    assertThat(recording.read(loop)).as("too long for another reader").isNull();
  }

  @Test
  void aReaderThatLeavesHoldsNobodyUp() {
    BaseSubscriber<byte[]> slow = new Reading(1);
    reader().subscribe(slow);
    var other = reader().count().toFuture();
    slow.cancel();

    recording.of(endless(20)).block(PATIENCE);

    assertThat(other.join()).isEqualTo(20);
  }

  /** Each time it waits one of them has it go on, whoever else looks at that moment. */
  @Test
  void goesOnWhenSeveralMakeRoomAtOnce() {
    List<EventExecutor> loops =
        Stream.<EventExecutor>generate(DefaultEventExecutor::new).limit(3).toList();
    loops.forEach(
        each -> requireNonNull(recording.read(each)).onErrorComplete(FellBehind.class).subscribe());
    Flux<ByteBuf> endless = Flux.range(0, 4_000).map(_ -> Unpooled.wrappedBuffer(new byte[PIECE]));

    recording.of(endless.doOnNext(_ -> pieces.incrementAndGet())).block(PATIENCE);

    assertThat(pieces.get()).isEqualTo(4_000);
    loops.forEach(each -> each.shutdownGracefully(0, 1, java.util.concurrent.TimeUnit.SECONDS));
  }

  private Flux<byte[]> reader() {
    return requireNonNull(recording.read(loop));
  }

  private Flux<ByteBuf> endless(int count) {
    return Flux.range(0, count)
        .map(
            number -> {
              pieces.incrementAndGet();
              return piece(number);
            });
  }

  private ByteBuf piece(int number) {
    byte[] bytes = new byte[PIECE];
    bytes[0] = (byte) number;
    ByteBuf buffer = Unpooled.wrappedBuffer(bytes);
    given.add(buffer);
    return buffer;
  }

  private static void await(java.util.function.BooleanSupplier met) {
    long until = System.nanoTime() + PATIENCE.toNanos();
    while (!met.getAsBoolean() && System.nanoTime() < until) {
      Thread.onSpinWait();
    }
    assertThat(met.getAsBoolean()).isTrue();
  }

  /** Asks for so much and no more. */
  private static final class Reading extends BaseSubscriber<byte[]> {

    private final long wanted;
    volatile @org.jspecify.annotations.Nullable Throwable failure;

    Reading(long wanted) {
      this.wanted = wanted;
    }

    @Override
    protected void hookOnSubscribe(org.reactivestreams.Subscription subscription) {
      subscription.request(wanted);
    }

    @Override
    protected void hookOnError(Throwable error) {
      failure = error;
    }
  }
}
