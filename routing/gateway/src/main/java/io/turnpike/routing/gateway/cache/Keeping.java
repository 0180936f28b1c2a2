package io.turnpike.routing.gateway.cache;

import io.turnpike.routing.cache.Entry;
import io.turnpike.routing.gateway.call.Answer;
import io.turnpike.routing.gateway.call.Answer.AnswerHead;
import io.turnpike.routing.gateway.call.Answer.Delivery;
import io.turnpike.routing.gateway.call.Call;
import io.turnpike.routing.gateway.call.Keeper;
import io.turnpike.routing.gateway.call.RequestContext;
import io.turnpike.routing.gateway.usage.UsageDraft;
import io.turnpike.routing.usage.Bill.Cost;
import io.turnpike.routing.usage.DecisionNote.Guarded;
import java.time.Instant;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/**
 * Keeps one answer, if it is a whole and a good one. A stream is copied as it passes, and kept when
 * its last frame has gone to a client that is still there.
 */
final class Keeping implements Keeper {

  private static final int OK = 200;

  private final CachedCall one;
  private final @Nullable Flight flight;
  private final int most;
  private final Consumer<Entry> place;

  /**
   * @param flight whose answer it is; null for one that is made for this call alone
   * @param most bytes of an answer
   * @param place where a good one goes
   */
  Keeping(CachedCall one, @Nullable Flight flight, int most, Consumer<Entry> place) {
    this.one = one;
    this.flight = flight;
    this.most = most;
    this.place = place;
  }

  /** Of all who get it, one keeps it. */
  @Override
  public Mono<Void> keep(Call call, Answer answer, Delivery next) {
    if (flight != null && !flight.claimsKeeping()) {
      return next.deliver(call, answer);
    }
    return switch (answer) {
      case Answer.Whole(var head, var body) -> {
        keep(call, head, body, refusals(call));
        yield next.deliver(call, answer);
      }
      case Answer.Streamed streamed -> {
        StreamCopy copy = new StreamCopy(most);
        long before = refusals(call);
        yield next.deliver(
            call,
            streamed.with(
                streamed
                    .frames()
                    .doOnNext(copy::add)
                    .doOnComplete(() -> keep(call, streamed.head(), copy.bytes(), before))));
      }
      case Answer.Raw _ -> next.deliver(call, answer);
    };
  }

  /**
   * @param before refusals of answers before this one, which led on to it
   */
  private void keep(Call call, AnswerHead head, byte @Nullable [] body, long before) {
    UsageDraft maker = flight == null ? call.draft() : flight.maker();
    if (body != null
        && head.status() == OK
        && refusals(call) == before
        && isGood(call, maker, body)) {
      place.accept(entry(call, head, body, maker));
    } else if (flight != null) {
      flight.notKept();
    }
  }

  private boolean isGood(Call call, UsageDraft maker, byte[] body) {
    RequestContext context = flight == null ? call.context() : flight.makersContext();
    boolean capped = context == null || context.hold().isCapped();
    return !capped
        && call.draft().error() == null
        && (call.body().stream()
            ? maker.isServed() && !FilteredFrames.areIn(call.operation().dialect(), body)
            : !call.operation().dialect().isFiltered(body, 0, body.length));
  }

  private static long refusals(Call call) {
    return call.draft().notes().stream().filter(Keeping::isRefusal).count();
  }

  private static boolean isRefusal(Object note) {
    return note instanceof Guarded guarded
        && guarded.side().equals("output")
        && guarded.action().equals("deny");
  }

  private Entry entry(Call call, AnswerHead head, byte[] body, UsageDraft maker) {
    Cost cost = maker.cost();
    boolean streamed = call.body().stream();
    return new Entry(
        call.operation().path(),
        streamed,
        streamed ? new ToldCost(call.operation().dialect().frames()).nothing(body) : body,
        head.contentType(),
        call.plan().config(),
        text(maker.provider()),
        text(maker.model()),
        maker.bill().usage(),
        cost == null ? -1 : cost.nanoUsd(),
        maker.micros(),
        Instant.now(),
        one.rule().tags());
  }

  private static String text(@Nullable String text) {
    return text == null ? "" : text;
  }
}
