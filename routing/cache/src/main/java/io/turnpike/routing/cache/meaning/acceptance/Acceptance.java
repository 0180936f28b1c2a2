package io.turnpike.routing.cache.meaning.acceptance;

import io.turnpike.routing.plan.CacheRule.SemanticRule;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Decides by what was learned in one partition. A question with enough labels of its own is judged
 * by them, others by the partition's. A copy is made for every label: they are few.
 */
public final class Acceptance {

  /** Nothing is known yet. */
  public static final Acceptance NEW = new Acceptance(List.of());

  /**
   * The least similarity that is served before anything is known: with the guards, at most one hit
   * in a hundred was wrong above it on the labelled pairs of docs/caching.md.
   */
  public static final double UNPROVEN_THRESHOLD = 0.65;

  private static final int MOST = 500;
  private static final int OF_ITS_OWN = 8;
  private static final int ENOUGH = 20;
  private static final int RIGHT_AGAIN = 20;
  private static final double BESIDE = 0.02;

  private final List<Label> labels;
  private final @Nullable Curve curve;

  private Acceptance(List<Label> labels) {
    this.labels = labels;
    this.curve = labels.size() < ENOUGH ? null : Curve.through(labels);
  }

  /**
   * @param labels oldest first; of too many, the newest count
   */
  public static Acceptance of(List<Label> labels) {
    int from = Math.max(0, labels.size() - MOST);
    return new Acceptance(List.copyOf(labels.subList(from, labels.size())));
  }

  public Acceptance with(Label label) {
    return of(Stream.concat(labels.stream(), Stream.of(label)).toList());
  }

  public Verdict judge(String asked, String like, double similarity, SemanticRule rule) {
    Double threshold = rule.threshold();
    if (threshold != null && similarity < threshold) {
      return Verdict.THRESHOLD;
    }
    if (quarantined(rule.maxWrongHitRate())) {
      return Verdict.QUARANTINE;
    }
    double least = threshold == null ? UNPROVEN_THRESHOLD : threshold;
    boolean serves =
        !wasWrong(asked, like)
            && !refuted(like, similarity, rule.maxWrongHitRate())
            && (similarity >= least || proven(like, similarity, rule.maxWrongHitRate()));
    return serves ? served() : Verdict.UNPROVEN;
  }

  /** Whether the hits that were verified show more wrong ones than are allowed. */
  public boolean quarantined(double allowed) {
    int lastWrong = lastWrongHit();
    if (lastWrong < 0 || rightSince(lastWrong) >= RIGHT_AGAIN) {
      return false;
    }
    long verified = labels.stream().filter(Label::served).count();
    long wrong = labels.stream().filter(label -> label.served() && !label.right()).count();
    return Bound.least(wrong, verified) > allowed;
  }

  /** The rate of wrong ones among verified hits, at most; 1 where none was verified. */
  public double wrongAtMost() {
    long verified = labels.stream().filter(Label::served).count();
    long wrong = labels.stream().filter(label -> label.served() && !label.right()).count();
    return Bound.most(wrong, verified);
  }

  private boolean proven(String like, double similarity, double allowed) {
    List<Label> own = of(like);
    Curve known = own.size() >= OF_ITS_OWN ? Curve.through(own) : curve;
    return known != null && known.wrongAtMost(similarity) <= allowed;
  }

  /** Whether like hits, of this question or else of the partition, were wrong too often. */
  private boolean refuted(String like, double similarity, double allowed) {
    List<Label> own = of(like);
    List<Label> known = own.isEmpty() ? labels : own;
    List<Label> beside =
        known.stream().filter(label -> label.similarity() >= similarity - BESIDE).toList();
    long wrong = beside.stream().filter(label -> !label.right()).count();
    return Bound.least(wrong, beside.size()) > allowed;
  }

  private boolean wasWrong(String asked, String like) {
    return labels.stream()
        .anyMatch(
            label -> !label.right() && label.asked().equals(asked) && label.like().equals(like));
  }

  private List<Label> of(String like) {
    return labels.stream().filter(label -> label.like().equals(like)).toList();
  }

  private int lastWrongHit() {
    for (int at = labels.size() - 1; at >= 0; at--) {
      if (labels.get(at).served() && !labels.get(at).right()) {
        return at;
      }
    }
    return -1;
  }

  private long rightSince(int at) {
    return labels.subList(at + 1, labels.size()).stream().filter(Label::right).count();
  }

  /** One in four at first, fewer the more were right, never less than one in a hundred. */
  private Verdict served() {
    long right = labels.stream().filter(Label::right).count();
    double share = Math.max(0.01, 0.25 / (1 + right / 20.0));
    return ThreadLocalRandom.current().nextDouble() < share
        ? Verdict.SERVE_AND_VERIFY
        : Verdict.SERVE;
  }
}
