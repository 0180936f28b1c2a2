package io.turnpike.routing.gateway.pipeline;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.turnpike.tenants.OrganizationId;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * Room for copies that are under way or wait: each holds on to its request's body when the request
 * itself may be long gone, so they are bounded in number and in bytes. A tenant's share is three
 * times what is still free: alone it gets three quarters, and there is always some left for one
 * that comes later.
 */
final class CopyRoom {

  static final String FULL = "too_many_waiting";
  static final String SHARE = "share_used_up";

  private static final int SHARE_OF_FREE = 3;

  private final int most;
  private final long mostBytes;
  private final Held all = new Held();

  /** Weak values: a tenant's count lives as long as somebody holds a place in it. */
  private final Cache<OrganizationId, Held> tenants = Caffeine.newBuilder().weakValues().build();

  CopyRoom(int most, long mostBytes) {
    this.most = most;
    this.mostBytes = mostBytes;
  }

  /** Whether one who has {@code mine} places may have another while so many are free. */
  static boolean isWithinShare(long mine, long free) {
    return mine < SHARE_OF_FREE * free;
  }

  Answer take(OrganizationId tenant, long bytes) {
    Held mine = tenants.get(tenant, _ -> new Held());
    Place place = new Place(this, mine, bytes);
    String reason = refusal(mine, bytes);
    if (reason == null) {
      return place;
    }
    place.giveBack();
    return new Refused(reason);
  }

  /** Takes it in any case, so that two at once cannot both have the last of it. */
  private @Nullable String refusal(Held mine, long bytes) {
    int free = most - all.copies.getAndIncrement();
    long freeBytes = mostBytes - all.bytes.getAndAdd(bytes);
    int copies = mine.copies.getAndIncrement();
    long mineBytes = mine.bytes.getAndAdd(bytes);
    if (free <= 0 || freeBytes < bytes) {
      return FULL;
    }
    return isWithinShare(copies, free) && isWithinShare(mineBytes, freeBytes) ? null : SHARE;
  }

  private static final class Held {

    final AtomicInteger copies = new AtomicInteger();
    final AtomicLong bytes = new AtomicLong();

    void less(long bytes) {
      this.copies.decrementAndGet();
      this.bytes.addAndGet(-bytes);
    }
  }

  sealed interface Answer {}

  /** A place for one copy. Give it back once. */
  record Place(CopyRoom room, Held mine, long bytes) implements Answer {

    void giveBack() {
      mine.less(bytes);
      room.all.less(bytes);
    }
  }

  /**
   * @param reason {@link #FULL} or {@link #SHARE}
   */
  record Refused(String reason) implements Answer {}
}
