package io.turnpike.routing.gateway.admission;

import io.turnpike.routing.ModelCatalog.ModelCard;
import io.turnpike.routing.admission.PriceCeilings;
import io.turnpike.routing.admission.PriceCeilings.Asked;
import io.turnpike.routing.admission.Quote;
import io.turnpike.routing.admission.Quote.Rates;
import io.turnpike.routing.dialects.RequestScan;
import io.turnpike.routing.dialects.contents.RequestContents;
import io.turnpike.routing.dialects.contents.RequestedTier;
import io.turnpike.routing.gateway.attempt.Candidates;
import io.turnpike.routing.gateway.call.Call;
import io.turnpike.routing.gateway.call.Candidate;
import io.turnpike.routing.gateway.call.RouterFields;
import io.turnpike.routing.plan.Target;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** The worst that one attempt at each target of a call can use. */
@Component
class Quotes {

  /** What is passed on with these and names no model is about things, and not asked of a model. */
  private static final Set<String> FREE = Set.of("GET", "HEAD", "DELETE");

  private final Candidates candidates;
  private final @Nullable PriceCeilings ceilings;

  Quotes(Candidates candidates, ObjectProvider<PriceCeilings> ceilings) {
    this.candidates = candidates;
    this.ceilings = ceilings.getIfAvailable();
  }

  /** Of those targets that it can end at whose connection is there. */
  Map<Target, Quote> of(Call call, List<Target> reach) {
    Map<Target, Quote> quotes = new IdentityHashMap<>(4);
    boolean free = isFree(call);
    RequestContents contents = free ? RequestContents.NONE : RequestContents.of(call.body());
    for (Target target : reach) {
      Candidate candidate = candidates.of(call, target);
      if (candidate != null) {
        quotes.put(target, free ? free(candidate) : quote(call, candidate, contents));
      }
    }
    return quotes;
  }

  /** Counting tokens costs nothing, nor does what is about a kept answer, or about no model. */
  private static boolean isFree(Call call) {
    if (call.operation().isServed()) {
      return call.operation().dialect().estimate(call.operation(), call.body()) != null;
    }
    return call.body().isFree()
        || call.operation().storedAnswer() != null
        || call.body().model() == null && FREE.contains(call.client().method());
  }

  private static Quote free(Candidate candidate) {
    return new Quote(candidate.connection().name(), candidate.model(), 0, 0, true, 1, Rates.FREE);
  }

  private Quote quote(Call call, Candidate candidate, RequestContents contents) {
    Target target = candidate.target();
    RequestScan body = sent(call, candidate.card());
    long own = body.totalOutputLimit(target);
    long answers = body.answers(target);
    long input = InputBound.tokens(contents, candidate.model(), candidate.card());
    long searches = body.searches(target);
    return new Quote(
        candidate.connection().name(),
        candidate.model(),
        input,
        own < 0 ? longest(candidate.card(), answers) : own,
        !call.operation().isServed() || isClients(body, target),
        answers,
        searches,
        rates(call, candidate, contents, input));
  }

  /** A limit that has to be sent is lowered to what the model can write. */
  private static RequestScan sent(Call call, @Nullable ModelCard card) {
    return card == null || card.maxOutputTokens() == 0
        ? call.body()
        : call.body().limited(card.maxOutputTokens());
  }

  private static long longest(@Nullable ModelCard card, long answers) {
    return card == null || card.maxOutputTokens() <= 0
        ? Quote.OPEN
        : card.maxOutputTokens() * Math.min(answers, Long.MAX_VALUE / card.maxOutputTokens());
  }

  /** Whether the client set the limit, and the target no other. */
  private static boolean isClients(RequestScan body, Target target) {
    long own = body.outputLimit(target.with(List.of(), List.of()));
    return own >= 0 && own == body.outputLimit(target);
  }

  /** Further models are left in a body for a router to fall back to: what they cost is open. */
  private static boolean isRouted(Call call) {
    return call.operation().isServed() && RouterFields.nameModels(call.body());
  }

  private @Nullable Rates rates(
      Call call, Candidate candidate, RequestContents contents, long input) {
    return ceilings == null || candidate.model().isEmpty() || isRouted(call)
        ? null
        : ceilings.dearest(
            candidate.connection(),
            candidate.model(),
            new Asked(
                contents.marksCache(),
                contents.pictures() > 0 || contents.unseen() || contents.sounds(),
                contents.charged(call.body()),
                input,
                RequestedTier.of(call.body(), candidate.target()),
                call.caller().unpriced()),
            call.draft().startedAt());
  }
}
