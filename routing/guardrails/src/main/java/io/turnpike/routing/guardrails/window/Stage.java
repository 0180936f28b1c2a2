package io.turnpike.routing.guardrails.window;

import io.turnpike.routing.guardrails.Finding;
import io.turnpike.routing.guardrails.TextCheck;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One check on a text that grows. It hands on what is decided, and holds back the rest where
 * something may follow from it.
 */
final class Stage implements Outlet {

  /** What is behind is forgotten when there is this much of it. */
  private static final int KEPT = 512;

  /** Of what only notes something, this much is looked at together. */
  private static final int LAZY = 512;

  private static final Comparator<Finding> IN_ORDER =
      Comparator.comparingInt(Finding::start).thenComparingInt(each -> -each.end());

  private final TextCheck check;
  private final boolean holds;
  private final int most;
  private final Judge judge;
  private final Outlet next;
  private final GrowingText text = new GrowingText();
  private int judged;
  private boolean off;

  /**
   * @param most UTF-16 code units that may be undecided
   */
  Stage(TextCheck check, boolean holds, int most, Judge judge, Outlet next) {
    this.check = check;
    this.holds = holds;
    this.most = most;
    this.judge = judge;
    this.next = next;
  }

  @Override
  public void add(char one, int origin) {
    if (!off) {
      text.add(one, origin);
    }
    if (off || !holds) {
      next.add(one, origin);
    }
  }

  @Override
  public void advance(boolean ended) {
    int fresh = text.length() - judged;
    if (fresh > 0 && (holds || ended || fresh >= LAZY)) {
      look(ended);
    }
    next.advance(ended);
  }

  @Override
  public int undecided() {
    int later = next.undecided();
    return holds && judged < text.length() ? Math.min(later, text.origin(judged)) : later;
  }

  private void look(boolean ended) {
    try {
      int from = Math.max(0, judged - check.lookback());
      String seen = text.from(from);
      int settled = ended ? text.length() : from + check.settled(seen);
      if (settled > judged) {
        judge(seen, from, Math.min(settled, text.length()));
      }
      if (text.length() - judged > most) {
        failed("More of the answer would have to be held back than " + most + " characters.");
      }
    } catch (RuntimeException | StackOverflowError fault) {
      failed("The check failed (" + fault.getClass().getSimpleName() + ").");
    }
  }

  private void judge(String seen, int from, int settled) {
    int end = settled;
    for (Finding each : found(seen, judged - from, settled - from)) {
      int start = from + each.start();
      if (start >= judged) {
        String instead = judge.instead(each, seen.substring(each.start(), each.end()));
        end = Math.max(end, from + each.end());
        replace(start, from + each.end(), instead);
      }
    }
    hand(end);
    forget();
  }

  private List<Finding> found(String seen, int first, int settled) {
    List<Finding> found = new ArrayList<>();
    check.find(
        seen,
        each -> {
          if (each.start() >= first && each.start() < settled && each.end() > each.start()) {
            found.add(each);
          }
        });
    found.sort(IN_ORDER);
    return found;
  }

  private void replace(int start, int end, @Nullable String instead) {
    if (instead != null && holds) {
      hand(start);
      int origin = text.origin(start);
      for (int i = 0; i < instead.length(); i++) {
        next.add(instead.charAt(i), origin);
      }
      judged = end;
    }
  }

  private void hand(int end) {
    for (; judged < end; judged++) {
      if (holds) {
        next.add(text.at(judged), text.origin(judged));
      }
    }
  }

  private void forget() {
    int behind = judged - check.lookback();
    if (behind > KEPT) {
      text.forget(behind);
      judged -= behind;
    }
  }

  private void failed(String sentence) {
    judge.failed(sentence);
    hand(text.length());
    off = true;
    text.forget(text.length());
    judged = 0;
  }
}
