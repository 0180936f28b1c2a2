package io.turnpike.routing.cache.meaning.index;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.RemovalCause;
import io.micrometer.core.instrument.Gauge;
import io.turnpike.routing.cache.EntryKey;
import io.turnpike.routing.cache.meaning.Likeness;
import io.turnpike.routing.cache.meaning.MeaningIndex;
import io.turnpike.routing.cache.meaning.Question;
import io.turnpike.routing.cache.meaning.acceptance.Acceptance;
import io.turnpike.routing.cache.meaning.acceptance.Label;
import io.turnpike.routing.cache.meaning.acceptance.Verdict;
import io.turnpike.routing.cache.meaning.guards.Guards;
import io.turnpike.routing.cache.meaning.guards.words.Text;
import io.turnpike.routing.cache.meaning.index.Questions.Candidate;
import io.turnpike.routing.plan.CacheRule.SemanticRule;
import io.turnpike.tenants.OrganizationId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Looks through all questions of a place, which is exact and quick enough for ten thousand. Places
 * that nobody uses leave memory, and are read again when somebody does.
 */
@Component
final class MemoryIndex implements MeaningIndex {

  /** Below it nothing is near, not even for those who look for what they miss. */
  private static final double LEAST = 0.6;

  private static final Duration UNUSED = Duration.ofHours(1);

  private final Cache<Place, Questions> places;
  private final PendingWork work;
  private final MeaningMeters meters;
  private final MeaningSettings settings;

  MemoryIndex(PendingWork work, MeaningMeters meters, MeaningSettings settings) {
    this.work = work;
    this.meters = meters;
    this.settings = settings;
    this.places =
        Caffeine.newBuilder()
            .maximumWeight(settings.memory().toBytes())
            .weigher((Place _, Questions questions) -> questions.weight())
            .expireAfterAccess(UNUSED)
            .evictionListener(
                (@Nullable Place _, @Nullable Questions gone, RemovalCause _) ->
                    meters.evicted().increment(gone == null ? 0 : gone.size()))
            .executor(Runnable::run)
            .build();
    Gauge.builder("turnpike.cache.meaning.questions", this, MemoryIndex::size)
        .register(meters.registry());
  }

  @Override
  public Likeness nearest(Question asked, float[] vector, SemanticRule rule) {
    Place place = Place.of(asked);
    Questions questions = open(place, asked);
    List<Candidate> candidates =
        questions.like(Direction.of(vector), least(rule), Instant.now()).stream()
            .filter(candidate -> !candidate.question().key().equals(asked.key()))
            .toList();
    Likeness found = judged(asked, candidates, questions.learned(), rule);
    meters.looked(word(found));
    return found;
  }

  private static double least(SemanticRule rule) {
    Double threshold = rule.threshold();
    return threshold == null ? LEAST : Math.min(LEAST, threshold);
  }

  /** The likest that no guard tells apart; where all are told apart, the likest of all. */
  private static Likeness judged(
      Question asked, List<Candidate> candidates, Acceptance learned, SemanticRule rule) {
    if (candidates.isEmpty()) {
      return new Likeness.None();
    }
    Text text = Text.of(asked.text());
    String first = null;
    for (Candidate candidate : candidates) {
      Text kept = Text.of(candidate.question().text());
      String difference = Guards.difference(text, kept, candidate.similarity());
      if (difference == null) {
        return judged(asked, candidate, learned, rule);
      }
      first = first == null ? difference : first;
    }
    Candidate likest = candidates.getFirst();
    String reason = first == null ? "" : first;
    return new Likeness.Near(likest.question().key(), shown(likest), reason);
  }

  private static Likeness judged(
      Question asked, Candidate candidate, Acceptance learned, SemanticRule rule) {
    EntryKey key = candidate.question().key();
    String digest = asked.key().digest();
    return switch (learned.judge(digest, key.digest(), candidate.similarity(), rule)) {
      case Verdict.SERVE -> new Likeness.Same(key, shown(candidate), false);
      case Verdict.SERVE_AND_VERIFY -> new Likeness.Same(key, shown(candidate), true);
      case Verdict.THRESHOLD -> new Likeness.Near(key, shown(candidate), "threshold");
      case Verdict.UNPROVEN -> new Likeness.Near(key, shown(candidate), "unproven");
      case Verdict.QUARANTINE -> new Likeness.Near(key, shown(candidate), "quarantine");
    };
  }

  private static double shown(Candidate candidate) {
    return Math.clamp(candidate.similarity(), 0, 1);
  }

  private static String word(Likeness found) {
    return switch (found) {
      case Likeness.None() -> "none";
      case Likeness.Near(_, _, String reason) -> reason;
      case Likeness.Same _ -> "same";
    };
  }

  @Override
  public void keep(Question asked, float[] vector, Duration maxAge) {
    Place place = Place.of(asked);
    Instant end = Instant.now().plus(maxAge);
    KeptQuestion question = new KeptQuestion(asked.key(), asked.text(), Direction.of(vector), end);
    Questions questions = open(place, asked);
    questions.put(question);
    if (questions.size() > settings.questions()) {
      shrink(questions);
    }
    weigh(place);
    if (!asked.inMemory()) {
      work.add(new MeaningWork.Keep(place, question));
    }
  }

  @Override
  public void forget(Question asked, EntryKey key) {
    Questions questions = places.getIfPresent(Place.of(asked));
    if (questions != null) {
      questions.forget(key);
    }
  }

  @Override
  public void learn(
      Question asked,
      EntryKey like,
      double similarity,
      boolean right,
      boolean served,
      SemanticRule rule) {
    Place place = Place.of(asked);
    Questions questions = open(place, asked);
    Label label = new Label(asked.key().digest(), like.digest(), similarity, right, served);
    boolean before = questions.learned().quarantined(rule.maxWrongHitRate());
    questions.learn(label, !asked.inMemory());
    meters.labelled(right, served);
    if (!before && questions.learned().quarantined(rule.maxWrongHitRate())) {
      meters.quarantined().increment();
    }
    if (!asked.inMemory()) {
      work.add(new MeaningWork.Learn(place, label, questions));
    }
  }

  /** Forgets what an organization asked, on this node. */
  void forget(OrganizationId organization) {
    places.asMap().keySet().removeIf(place -> place.organization().equals(organization));
  }

  private Questions open(Place place, Question asked) {
    Questions questions = places.get(place, _ -> new Questions());
    if (!asked.inMemory() && questions.reading().begin()) {
      work.add(new MeaningWork.Read(place, questions, () -> read(place, questions)));
    }
    return questions;
  }

  private void read(Place place, Questions questions) {
    shrink(questions);
    weigh(place);
  }

  private void shrink(Questions questions) {
    meters.evicted().increment(questions.shrink(settings.questions(), Instant.now()));
  }

  /** Anew; one that was purged meanwhile does not come back. */
  private void weigh(Place place) {
    places.asMap().computeIfPresent(place, (_, questions) -> questions);
  }

  private double size() {
    return places.asMap().values().stream().mapToInt(Questions::size).sum();
  }
}
