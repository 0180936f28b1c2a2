package io.turnpike.routing.gateway.cache;

import io.turnpike.routing.cache.AnswerCache.Lookup;
import io.turnpike.routing.cache.Entry;
import io.turnpike.routing.dialects.GatewayFailure;
import io.turnpike.routing.gateway.cache.meaning.SemanticCall;
import io.turnpike.routing.gateway.call.Answer;
import io.turnpike.routing.gateway.call.Call;
import io.turnpike.routing.gateway.call.ClientConnection;
import io.turnpike.routing.gateway.call.RequestContext;
import io.turnpike.routing.gateway.usage.UsageDraft;
import io.turnpike.routing.gateway.usage.UsageJournal;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

/**
 * One call for all who want the same at the same time. It begins with the first of them, who leads
 * and pays, and is given up when the last of them has left.
 */
final class Flight {

  /** More begin another one, so that no flight has to serve whoever comes. */
  private static final int MOST_ON_BOARD = 10_000;

  /** Another node that makes the answer is not waited for any longer. */
  private static final Duration LONGEST_CLAIM = Duration.ofSeconds(60);

  private final CachedCall leader;
  private final UsageJournal journal;
  private final SemanticHits alike;
  private final Set<ClientConnection> onBoard = ConcurrentHashMap.newKeySet();
  private final AtomicBoolean begun = new AtomicBoolean();
  private final AtomicBoolean kept = new AtomicBoolean();
  private final Flux<Landed> landing;
  private volatile int boarded;
  private volatile boolean closed;
  private volatile boolean claimed;
  private volatile boolean abandoned;
  private volatile boolean arrived;
  private volatile @Nullable Landed landed;
  private volatile @Nullable RequestContext context;

  Flight(CachedCall leader, UsageJournal journal, SemanticHits alike) {
    this.leader = leader;
    this.journal = journal;
    this.alike = alike;
    this.landing =
        Flux.defer(this::taken)
            .doOnNext(it -> landed = it)
            .doOnComplete(() -> arrived = true)
            .onErrorMap(this::failed)
            .doOnError(_ -> closed = true)
            .doOnCancel(this::abandon)
            .replay(1)
            .refCount(1);
  }

  boolean isLedBy(CachedCall one) {
    return leader == one;
  }

  /** What the one who leads asks by its meaning; null where nobody asked so. */
  @Nullable SemanticCall semantic() {
    return leader.semantic();
  }

  UsageDraft maker() {
    return leader.call().draft();
  }

  /** What the call may do that is made for all; null before it is. */
  @Nullable RequestContext makersContext() {
    return context;
  }

  /** False when it takes nobody any more. */
  synchronized boolean board(ClientConnection client) {
    boolean open = !closed && boarded < MOST_ON_BOARD;
    if (open) {
      boarded++;
      onBoard.add(client);
    }
    return open;
  }

  /** True when nobody is left. */
  synchronized boolean leave(ClientConnection client) {
    onBoard.remove(client);
    closed |= --boarded == 0;
    return boarded == 0;
  }

  /** Nobody is left: another node need not wait for what will not be kept. */
  void end() {
    if (claimed && !kept.get()) {
      leader.store().giveUp(leader.key());
    }
  }

  /** Whether whoever asks is the one to keep the answer; true once. */
  boolean claimsKeeping() {
    return kept.compareAndSet(false, true);
  }

  /** It was not worth keeping. */
  void notKept() {
    if (claimed) {
      claimed = false;
      leader.store().giveUp(leader.key());
    }
  }

  /**
   * What comes of it, at most once, and then its end; fails with {@link FlightFailed}. The call
   * goes on as long as anybody is subscribed to this.
   */
  Flux<Landed> landing() {
    return landing;
  }

  boolean isAbandoned() {
    return abandoned;
  }

  long pendingBytes() {
    Recording recording = recording();
    return recording == null ? 0 : recording.pendingBytes();
  }

  void cutOff() {
    onBoard.forEach(ClientConnection::cutOff);
  }

  private @Nullable Recording recording() {
    return landed instanceof Landed.Made(_, var recording) ? recording : null;
  }

  private void abandon() {
    closed = true;
    abandoned = true;
  }

  /** Who comes when it is over gets what came of it, if that is still here. */
  private Flux<Landed> taken() {
    if (begun.compareAndSet(false, true)) {
      return found().<Landed>map(Landed.Found::new).flux().switchIfEmpty(missed());
    }
    Landed here = landed;
    return arrived && here != null ? Flux.just(here) : Flux.error(FlightFailed.over());
  }

  /** Nothing but the same request is asked about where a config does not want more. */
  private Flux<Landed> missed() {
    Flux<Landed> made = Flux.defer(this::made);
    return leader.semantic() == null
        ? made
        : Mono.defer(() -> alike.of(leader))
            .doOnNext(_ -> notKept())
            .cast(Landed.class)
            .flux()
            .switchIfEmpty(made);
  }

  /** For a stream nobody waits: it would begin when the other one ends. */
  private Mono<Entry> found() {
    Mono<Entry> found =
        leader.call().body().stream()
            ? leader.store().find(leader.key(), leader.maxAge())
            : leader
                .store()
                .findOrClaim(leader.key(), leader.maxAge(), LONGEST_CLAIM)
                .flatMap(this::lookedUp);
    return leader.call().client().hereafter(found);
  }

  private Mono<Entry> lookedUp(Lookup lookup) {
    return switch (lookup) {
      case Lookup.Hit(var entry) -> Mono.just(entry);
      case Lookup.Ours _ -> {
        claimed = true;
        yield Mono.empty();
      }
      case Lookup.Theirs _ -> leader.store().await(leader.key(), LONGEST_CLAIM);
    };
  }

  private Flux<Landed> made() {
    Sinks.One<Landed> commit = Sinks.one();
    UsageDraft draft = maker();
    CacheNotes.miss(leader, null);
    journal.shared(draft);
    Mono<Landed> made =
        leader
            .work()
            .apply(flying(commit))
            .doOnTerminate(commit::tryEmitEmpty)
            .then(Mono.<Landed>empty());
    return Flux.merge(commit.asMono(), made).doFinally(_ -> journal.parted(draft));
  }

  /** It does not end with the leader, neither when that one leaves nor when its time is up. */
  private Call flying(Sinks.One<Landed> commit) {
    Call call = leader.call();
    RequestContext own = new RequestContext(call.draft().startNanos(), null);
    context = own;
    return call.forOthers(
        own, new FlightClient(call.client(), this), (_, answer) -> land(answer, commit));
  }

  private static Mono<Void> land(Answer answer, Sinks.One<Landed> commit) {
    return switch (answer) {
      case Answer.Streamed streamed -> {
        Recording recording = new Recording();
        commit.tryEmitValue(new Landed.Made(streamed, recording));
        yield recording.of(streamed.frames());
      }
      case Answer.Whole whole -> {
        commit.tryEmitValue(new Landed.Made(whole, null));
        yield Mono.empty();
      }
      case Answer.Raw _ ->
          Mono.error(new IllegalStateException("What is passed on is made for one alone."));
    };
  }

  /** One that was not let in, or took longer than it may: others may do better. */
  private Throwable failed(Throwable error) {
    boolean leaders =
        !maker().isOpened()
            || error instanceof GatewayFailure failure && failure.code().equals(Patience.CODE);
    return error instanceof FlightFailed ? error : new FlightFailed(error, leader, leaders);
  }
}
