package io.turnpike.routing.gateway.edge;

import io.turnpike.routing.admission.AdmissionControl;
import io.turnpike.routing.admission.AdmissionDegraded;
import io.turnpike.routing.admission.AdmissionRefused;
import io.turnpike.routing.admission.AdmissionRequest;
import io.turnpike.routing.admission.Charge;
import io.turnpike.routing.admission.Hold;
import io.turnpike.routing.admission.Quote;
import io.turnpike.tenants.Caller;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;
import reactor.core.publisher.MonoSink;

/**
 * One budget over all callers, exact and in memory; nothing is limited until it has an amount. What
 * was held before the last {@link #end} concerns it no longer.
 */
public final class FakeBudget implements AdmissionControl {

  public static final String ID = "budget-1";

  private static final long NONE = -1;

  public final List<AdmissionRequest> asked = new CopyOnWriteArrayList<>();
  public final List<List<Charge>> covered = new CopyOnWriteArrayList<>();
  public final List<Settled> settled = new CopyOnWriteArrayList<>();

  private final Predicate<AdmissionRequest> isRecorded;
  private long amount = NONE;
  private long spent;
  private long reserved;
  private int covers = Integer.MAX_VALUE;
  private int ends;
  private @Nullable String degradeTo;
  private boolean capping = true;
  private Duration delay = Duration.ZERO;
  private volatile Duration effort = Duration.ZERO;

  /**
   * @param late whether the end of the call was in the journal already
   */
  public record Settled(List<Charge> charges, boolean recorded, boolean late) {}

  /**
   * @param isRecorded whether the end of a call is in the journal
   */
  FakeBudget(Predicate<AdmissionRequest> isRecorded) {
    this.isRecorded = isRecorded;
  }

  /** As new, with this much money. */
  public synchronized FakeBudget of(long nanoUsd) {
    end();
    amount = nanoUsd;
    return this;
  }

  /** Nothing is limited any more. */
  public synchronized void end() {
    ends++;
    amount = NONE;
    spent = 0;
    reserved = 0;
    covers = Integer.MAX_VALUE;
    degradeTo = null;
    capping = true;
    delay = Duration.ZERO;
    effort = Duration.ZERO;
    asked.clear();
    covered.clear();
    settled.clear();
  }

  /** After so many attempts nothing more fits. */
  public synchronized FakeBudget covering(int attempts) {
    covers = attempts;
    return this;
  }

  public synchronized FakeBudget degradingTo(String config) {
    degradeTo = config;
    return this;
  }

  /** Says nothing of the length of answers. */
  public synchronized FakeBudget uncapped() {
    capping = false;
    return this;
  }

  /** Answers later, on another thread. */
  public synchronized FakeBudget after(Duration wait) {
    delay = wait;
    return this;
  }

  /** Takes so long to settle. */
  public FakeBudget settlingIn(Duration time) {
    effort = time;
    return this;
  }

  public synchronized long spent() {
    return spent;
  }

  public synchronized long reserved() {
    return reserved;
  }

  @Override
  public synchronized boolean concerns(Caller caller) {
    return amount != NONE;
  }

  @Override
  public Mono<Hold> admit(AdmissionRequest request) {
    asked.add(request);
    return delay.isZero()
        ? Mono.fromSupplier(() -> hold(request))
        : Mono.create(sink -> later(request, sink));
  }

  /** What nobody waits for any more when it is held is given back. */
  private void later(AdmissionRequest request, MonoSink<Hold> sink) {
    AtomicBoolean gone = new AtomicBoolean();
    AtomicReference<@Nullable Hold> held = new AtomicReference<>();
    Runnable giveBack =
        () -> {
          Hold hold = held.getAndSet(null);
          if (hold != null) {
            hold.settle(List.of(), false);
          }
        };
    sink.onCancel(
        () -> {
          gone.set(true);
          giveBack.run();
        });
    CompletableFuture.delayedExecutor(delay.toMillis(), TimeUnit.MILLISECONDS)
        .execute(
            () -> {
              try {
                Hold hold = hold(request);
                held.set(hold);
                if (gone.get()) {
                  giveBack.run();
                }
                sink.success(hold);
              } catch (RuntimeException refused) {
                sink.error(refused);
              }
            });
  }

  private synchronized Hold hold(AdmissionRequest request) {
    long left = (amount - spent - reserved) / request.atOnce();
    long most = NONE;
    long worst = 0;
    for (Quote quote : request.quotes()) {
      long output = Math.max(0, quote.outputTokens());
      boolean open = quote.outputTokens() == Quote.OPEN;
      if (quote.rates() != null && !quote.limited() && (open || quote.nanoUsd(output) > left)) {
        output = Math.max(0, (left - quote.nanoUsd(0)) / quote.rates().output());
        most = most == NONE ? output : Math.min(most, output);
      }
      worst = Math.max(worst, quote.nanoUsd(output));
    }
    boolean fits = worst <= left && most != 0;
    if (!fits && !request.degraded()) {
      throw refusal();
    }
    long kept = worst * request.atOnce();
    reserved += kept;
    return new Kept(request, kept, capping ? most : NONE);
  }

  private RuntimeException refusal() {
    String config = degradeTo;
    return config != null
        ? new AdmissionDegraded(ID, config)
        : new AdmissionRefused(
            402,
            "budget_exceeded",
            ID,
            "The budget \"" + ID + "\" of the organization has nothing left until 1 January.",
            60L,
            List.of(Map.entry("ratelimit", "\"" + ID + "\";r=0;t=60")));
  }

  private final class Kept implements Hold {

    private final AdmissionRequest request;
    private final long most;
    private final int since = ends;
    private long kept;
    private boolean over;

    Kept(AdmissionRequest request, long kept, long most) {
      this.request = request;
      this.kept = kept;
      this.most = most;
    }

    @Override
    public long mostOutputTokens() {
      return most;
    }

    @Override
    public boolean needsPrice() {
      return true;
    }

    @Override
    public Mono<Boolean> cover(List<Charge> charges) {
      covered.add(charges);
      Mono<Boolean> fits = Mono.fromSupplier(() -> fits(charges));
      return delay.isZero() ? fits : Mono.delay(delay).then(fits);
    }

    private boolean fits(List<Charge> charges) {
      synchronized (FakeBudget.this) {
        long more = sum(charges) - kept;
        boolean fits = covers-- > 0 && more <= Math.max(0, amount - spent - reserved);
        if (fits && more > 0 && since == ends) {
          kept += more;
          reserved += more;
        }
        return fits;
      }
    }

    @Override
    public String refusedBy() {
      return "the budget \"" + ID + "\"";
    }

    @Override
    public void settle(List<Charge> charges, boolean recorded) {
      long until = System.nanoTime() + effort.toNanos();
      long now = System.nanoTime();
      while (now - until < 0) {
        now = System.nanoTime();
      }
      synchronized (FakeBudget.this) {
        if (!over && since == ends) {
          over = true;
          reserved -= kept;
          spent += sum(charges);
          settled.add(new Settled(charges, recorded, isRecorded.test(request)));
        }
      }
    }

    private static long sum(List<Charge> charges) {
      return charges.stream().mapToLong(Charge::nanoUsd).sum();
    }

    @Override
    public List<Map.Entry<String, String>> headers() {
      return List.of(Map.entry("x-turnpike-budget-remaining", Long.toString(remainingNanoUsd())));
    }

    @Override
    public long remainingNanoUsd() {
      synchronized (FakeBudget.this) {
        return amount - spent - reserved + kept;
      }
    }
  }
}
