package io.turnpike.billing.allotment;

import io.turnpike.billing.allotment.Counter.Kind;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * This node's part of one counter. What Redis has granted is free, reserved for calls, or used and
 * not in the ledger yet. The free part is taken and given back by anyone at any time, without a
 * lock; what is granted changes only on the organization's one way to Redis, or by what a call used
 * beyond what it had reserved.
 */
public final class Allotment {

  private static final long EXACT = TimeUnit.SECONDS.toNanos(5);

  private final Counter.Key key;
  private final Kind kind;
  private final String since = Long.toString(System.nanoTime());
  private final AtomicLong free = new AtomicLong();
  private final AtomicLong reserved = new AtomicLong();
  private final AtomicLong unshipped = new AtomicLong();
  private final AtomicLong granted = new AtomicLong();
  private volatile Counter counter;
  private volatile Spent spent;
  private volatile Figures figures = Figures.UNKNOWN;
  private volatile boolean changed;

  /** More is granted, here and elsewhere, than there is: what comes free is nobody's. */
  private volatile boolean over;

  private volatile long usedNanos = System.nanoTime();
  private volatile long exactUntilNanos = usedNanos;
  private volatile long toldNanos = usedNanos;
  private @Nullable AloneRate alone;
  private long aloneShare;

  Allotment(Counter counter, Spent spent) {
    this.counter = counter;
    this.key = counter.key();
    this.kind = counter.kind();
    this.spent = spent;
  }

  public Counter.Key key() {
    return key;
  }

  public Kind kind() {
    return kind;
  }

  public Counter counter() {
    return counter;
  }

  /** The same counter, perhaps with another capacity. */
  void is(Counter other) {
    long before = counter.capacity();
    if (before != other.capacity() || !counter.until().equals(other.until())) {
      counter = other;
      changed = true;
      if (other.capacity() < before) {
        over = true;
        giveUpFree();
      }
    }
  }

  /** The same counter with another capacity. */
  public void hasCapacity(long capacity) {
    is(new Counter(key, kind, capacity, counter.perMillis(), counter.until()));
  }

  /** Takes so much of what is free here, or nothing. */
  boolean take(long amount) {
    for (long known = free.get(); known >= amount && !over; known = free.get()) {
      if (free.compareAndSet(known, known - amount)) {
        return reserve(amount);
      }
    }
    return false;
  }

  /** Takes what is free here, at most so much. */
  long claim(long most) {
    if (over) {
      return 0;
    }
    long before = free.getAndUpdate(known -> known <= 0 ? known : Math.max(0, known - most));
    long claimed = Math.clamp(before, 0, most);
    reserve(claimed);
    return claimed;
  }

  private boolean reserve(long amount) {
    reserved.addAndGet(amount);
    usedNanos = System.nanoTime();
    changed = true;
    return true;
  }

  /** Of a claim that came to nothing. */
  void unclaim(long amount) {
    reserved.addAndGet(-amount);
    free.addAndGet(amount);
  }

  /**
   * Redis has granted so much more.
   *
   * @param needed of it, by a call
   */
  void grant(long amount, long needed) {
    granted.addAndGet(amount);
    reserved.addAndGet(needed);
    free.addAndGet(amount - needed);
    changed = true;
  }

  /** Used with nobody's leave, since nobody could be asked; or beyond what was reserved. */
  void exceed(long amount) {
    granted.addAndGet(amount);
    reserved.addAndGet(amount);
    changed = true;
  }

  /**
   * A call has ended.
   *
   * @param held what it had reserved
   * @param used of it; more where it used more
   * @param recorded whether the ledger will tell of it
   */
  public void settle(long held, long used, boolean recorded) {
    long excess = kind == Kind.BUDGET && recorded ? Math.max(0, used - held) : 0;
    if (excess > 0) {
      exceed(excess);
    }
    long gone =
        switch (kind) {
          case BUDGET -> recorded ? used : 0;
          case CONCURRENCY -> 0;
          case RATE -> used;
        };
    if (kind == Kind.BUDGET) {
      unshipped.addAndGet(gone);
    }
    reserved.addAndGet(-held - excess);
    free.addAndGet(held + excess - gone);
    changed = true;
  }

  /** The ledger knows of so much that was used here; on the way to Redis only. */
  void shipped(long amount) {
    unshipped.addAndGet(-amount);
    granted.addAndGet(-amount);
    changed = true;
  }

  /** What the ledger says; on the way to Redis only. */
  void spent(Spent known) {
    if (known.sequence() > spent.sequence()) {
      spent = known;
      changed = true;
    }
  }

  /** Gives up what is free, and of a rate pays what was used beyond it. */
  void giveUpFree() {
    long given =
        kind == Kind.RATE
            ? free.getAndSet(0)
            : Math.max(0, free.getAndUpdate(known -> Math.min(known, 0)));
    granted.addAndGet(-given);
    changed = true;
  }

  /** What Redis is told is granted here, so that nobody else may have it. */
  long base() {
    return kind == Kind.RATE ? Math.max(0, free.get()) : granted.get();
  }

  /**
   * Of a rate: all that was ever had of it here and not given back. Redis takes off what it has not
   * heard of yet, so that it does not matter which of several round trips it heard of.
   */
  long taken() {
    return kind == Kind.RATE ? granted.get() : 0;
  }

  /** Since when that is counted: another one when this node began anew. */
  String since() {
    return since;
  }

  /** As Redis is told now. Whether it hears of it or not, others may hold some from now on. */
  Spent tellSpent() {
    Spent told = spent;
    if (told.fresh()) {
      spent = new Spent(told.nanoUsd(), told.sequence(), false);
    }
    return told;
  }

  /**
   * Redis knows it now.
   *
   * @param capacity that it was told; by now it may be lower
   */
  void told(Figures known, long capacity) {
    figures = known;
    toldNanos = System.nanoTime();
    over = known.available() < 0;
    if (counter.capacity() < capacity) {
      over = true;
      giveUpFree();
    }
  }

  boolean isOver() {
    return over;
  }

  /** What changes after it was read counts as changed again. */
  boolean takeChanged() {
    if (!changed) {
      return false;
    }
    changed = false;
    return true;
  }

  void touch() {
    changed = true;
  }

  /** Others are short of it: for a while, what is not needed here is not kept. */
  void beExact() {
    exactUntilNanos = System.nanoTime() + EXACT;
  }

  boolean isExact(long nowNanos) {
    return exactUntilNanos - nowNanos > 0;
  }

  long idleNanos(long nowNanos) {
    return nowNanos - usedNanos;
  }

  long silentNanos(long nowNanos) {
    return nowNanos - toldNanos;
  }

  boolean isEmpty() {
    return free.get() == 0
        && reserved.get() == 0
        && unshipped.get() == 0
        && (kind == Kind.RATE || granted.get() == 0);
  }

  long free() {
    return free.get();
  }

  public long reserved() {
    return reserved.get();
  }

  public long unshipped() {
    return unshipped.get();
  }

  /** Whether Redis has said anything of it. */
  public boolean isKnown() {
    return figures != Figures.UNKNOWN;
  }

  /** What a call could still have, as this node last heard. */
  public long available() {
    return figures.available(counter, System.nanoTime() - toldNanos) + Math.max(0, free.get());
  }

  /** Of a budget: what is neither spent nor reserved, as far as this node knows. */
  public long remaining() {
    long elsewhere = figures.elsewhere();
    return counter.capacity() - spent.nanoUsd() - unshipped.get() - elsewhere;
  }

  Figures figures() {
    return figures;
  }

  /** The rate of this node while Redis is away; on the way to Redis only. */
  AloneRate alone(long share) {
    AloneRate rate = alone;
    if (rate == null || aloneShare != share) {
      rate = new AloneRate(share, counter.perMillis(), System.nanoTime());
      alone = rate;
      aloneShare = share;
    }
    return rate;
  }
}
