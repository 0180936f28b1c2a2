package io.turnpike.routing.cache.store;

import io.turnpike.infra.cache.ChangeAnnouncer;
import io.turnpike.infra.redis.Redis;
import io.turnpike.routing.KeptAnswers.Purge;
import io.turnpike.routing.cache.meaning.QuestionPurge;
import io.turnpike.tenants.OrganizationId;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/**
 * Takes entries out of every place: of this node, of Redis, of all other nodes. They are told
 * before Redis is emptied, so that they write nothing more of it, and once more afterwards, since
 * they may have read some in between. Beginnings and ends of purges are numbered: whoever did not
 * hear the end of one finds that out when it next compares, and forgets all it has.
 */
@Component
final class Purging {

  /** In the place of a number: nothing has been carried out yet. */
  private static final long BEGUN = 0;

  private final NearCache near;
  private final PendingWrites writes;
  private final SharedPurge shared;
  private final Redis redis;
  private final ChangeAnnouncer announcer;
  private final QuestionPurge questions;
  private final String node = UUID.randomUUID().toString();

  /** Up to this number every purge has been carried out here. */
  private final AtomicLong known = new AtomicLong();

  Purging(
      NearCache near,
      PendingWrites writes,
      SharedPurge shared,
      Redis redis,
      ChangeAnnouncer announcer,
      QuestionPurge questions) {
    this.near = near;
    this.writes = writes;
    this.shared = shared;
    this.redis = redis;
    this.announcer = announcer;
    this.questions = questions;
  }

  /** How many there were. Fails with Unavailable where Redis does not answer. */
  Mono<Long> purge(OrganizationId organization, Purge what) {
    PurgeNotice notice = new PurgeNotice(organization, what);
    return next()
        .flatMap(begun -> purged(notice, begun))
        .delayUntil(_ -> all(what) ? questions.stored(organization) : Mono.empty());
  }

  private Mono<Long> next() {
    return redis.ask(commands -> commands.incr(RedisNames.PURGES)).single();
  }

  private Mono<Long> purged(PurgeNotice notice, long begun) {
    return announced(notice, BEGUN)
        .then(Mono.defer(() -> everywhere(notice)))
        .delayUntil(_ -> removedHere(notice))
        .delayUntil(_ -> next().flatMap(ended -> ended(notice, begun, ended)));
  }

  /** Of one that others came in between of, nobody can say what was carried out before it. */
  private Mono<Void> ended(PurgeNotice notice, long begun, long ended) {
    long number = ended == begun + 1 ? ended : BEGUN;
    carriedOut(number);
    return announced(notice, number);
  }

  /** Of one that missed another before it nothing more is known than that. */
  private void carriedOut(long number) {
    if (number != BEGUN && !known.compareAndSet(number - 2, number)) {
      known.compareAndSet(number - 1, number);
    }
  }

  /** What this node has said itself it has done. */
  Mono<Void> heed(String said) {
    return Mono.defer(
        () -> said.startsWith(node) ? Mono.empty() : heard(said.substring(node.length() + 1)));
  }

  private Mono<Void> heard(String said) {
    int end = said.indexOf(' ');
    long number = Long.parseLong(said.substring(0, end));
    return removedHere(PurgeNotice.parse(said.substring(end + 1)))
        .doOnNext(_ -> carriedOut(number))
        .then();
  }

  /** Forgets all if there were purges that were not carried out here. */
  Mono<Void> compare() {
    return redis
        .ask(commands -> commands.get(RedisNames.PURGES))
        .next()
        .defaultIfEmpty("0")
        .publishOn(Schedulers.boundedElastic())
        .map(Long::parseLong)
        .doOnNext(this::compare)
        .then();
  }

  private void compare(long purges) {
    if (known.getAndSet(purges) != purges) {
      near.clear();
    }
  }

  private Mono<Long> everywhere(PurgeNotice notice) {
    return removedHere(notice)
        .flatMap(
            here ->
                shared
                    .purge(notice.organization(), notice.what())
                    .doOnNext(here::remove)
                    .count()
                    .map(there -> there + here.size()));
  }

  /** Off the event loop: all that is in memory is looked at. */
  private Mono<Set<String>> removedHere(PurgeNotice notice) {
    return Mono.fromCallable(() -> removeHere(notice)).subscribeOn(Schedulers.boundedElastic());
  }

  private Set<String> removeHere(PurgeNotice notice) {
    Set<String> ids = new HashSet<>(writes.removeIf(notice::concerns));
    ids.addAll(near.removeIf(notice::concerns));
    if (all(notice.what())) {
      questions.here(notice.organization());
    }
    return ids;
  }

  private static boolean all(Purge what) {
    return what instanceof Purge.All;
  }

  /**
   * @param number of one that has been carried out
   */
  private Mono<Void> announced(PurgeNotice notice, long number) {
    return announcer.announce(PurgeNotice.TOPIC, node + " " + number + " " + notice);
  }
}
