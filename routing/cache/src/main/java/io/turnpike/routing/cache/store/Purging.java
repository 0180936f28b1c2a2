package io.turnpike.routing.cache.store;

import io.turnpike.infra.cache.ChangeAnnouncer;
import io.turnpike.infra.redis.Redis;
import io.turnpike.routing.KeptAnswers.Purge;
import io.turnpike.routing.cache.meaning.QuestionPurge;
import io.turnpike.tenants.OrganizationId;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/**
 * Takes entries out of every place: of this node, of Redis, of all other nodes. They are told
 * before Redis is emptied, so that they write nothing more of it, and once more afterwards, since
 * they may have read some in between. Whoever heard neither finds out that there was a purge when
 * it next compares, and forgets all it has.
 */
@Component
final class Purging {

  private final NearCache near;
  private final PendingWrites writes;
  private final SharedPurge shared;
  private final Redis redis;
  private final ChangeAnnouncer announcer;
  private final QuestionPurge questions;
  private final String node = UUID.randomUUID().toString();
  private volatile String known = "0";

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
    return redis
        .ask(commands -> commands.incr(RedisNames.PURGES))
        .then(announced(notice))
        .then(Mono.defer(() -> everywhere(notice)))
        .delayUntil(_ -> removedHere(notice))
        .delayUntil(_ -> announced(notice))
        .delayUntil(_ -> all(what) ? questions.stored(organization) : Mono.empty());
  }

  /** What this node has said itself it has done. */
  Mono<Void> heed(String said) {
    return Mono.defer(
        () ->
            said.startsWith(node)
                ? Mono.empty()
                : removedHere(PurgeNotice.parse(said.substring(node.length() + 1))).then());
  }

  /** Forgets all if there were purges since this was last asked. */
  Mono<Void> compare() {
    return redis
        .ask(commands -> commands.get(RedisNames.PURGES))
        .next()
        .defaultIfEmpty("0")
        .publishOn(Schedulers.boundedElastic())
        .doOnNext(this::compare)
        .then();
  }

  private void compare(String purges) {
    String before = known;
    known = purges;
    if (!before.equals(purges)) {
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

  private Mono<Void> announced(PurgeNotice notice) {
    return announcer.announce(PurgeNotice.TOPIC, node + " " + notice);
  }
}
