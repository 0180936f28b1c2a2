package io.turnpike.routing.cache.store;

import io.turnpike.infra.cache.ChangeAnnouncer;
import io.turnpike.infra.redis.Redis;
import io.turnpike.routing.KeptAnswers.Purge;
import io.turnpike.tenants.OrganizationId;
import java.util.HashSet;
import java.util.Set;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

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
  private volatile String known = "0";

  Purging(
      NearCache near,
      PendingWrites writes,
      SharedPurge shared,
      Redis redis,
      ChangeAnnouncer announcer) {
    this.near = near;
    this.writes = writes;
    this.shared = shared;
    this.redis = redis;
    this.announcer = announcer;
  }

  /** How many there were. Fails with Unavailable where Redis does not answer. */
  Mono<Long> purge(OrganizationId organization, Purge what) {
    PurgeNotice notice = new PurgeNotice(organization, what);
    return redis
        .ask(commands -> commands.incr(RedisNames.PURGES))
        .then(announced(notice))
        .then(Mono.defer(() -> everywhere(notice)))
        .delayUntil(_ -> announced(notice));
  }

  void heed(PurgeNotice notice) {
    removeHere(notice);
  }

  /** Forgets all if there were purges since this was last asked. */
  Mono<Void> compare() {
    return redis
        .ask(commands -> commands.get(RedisNames.PURGES))
        .next()
        .defaultIfEmpty("0")
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
    Set<String> here = removeHere(notice);
    return shared
        .purge(notice.organization(), notice.what())
        .doOnNext(here::remove)
        .count()
        .map(there -> there + here.size());
  }

  private Set<String> removeHere(PurgeNotice notice) {
    Set<String> ids = new HashSet<>(writes.removeIf(notice::concerns));
    ids.addAll(near.removeIf(notice::concerns));
    return ids;
  }

  private Mono<Void> announced(PurgeNotice notice) {
    return announcer.announce(PurgeNotice.TOPIC, notice.toString());
  }
}
