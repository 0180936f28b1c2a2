package io.turnpike.routing.guardrails.window;

import io.turnpike.routing.guardrails.Finding;
import io.turnpike.routing.guardrails.TextCheck;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * One check on a text that grows. It hands on what is decided, and holds back the rest where
 * something may follow from it.
 */
final class Stage implements Outlet {

  /** How much before what is undecided the check sees again. */
  static final int CONTEXT = 512;

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
      String all = text.toString();
      int settled = ended ? all.length() : Math.min(all.length(), check.settled(all));
      if (settled > judged) {
        judge(all, settled);
      }
      if (text.length() - judged > most) {
        failed("More of the answer would have to be held back than " + most + " characters.");
      }
    } catch (RuntimeException | StackOverflowError fault) {
      failed("The check failed (" + fault.getClass().getSimpleName() + ").");
    }
  }

  private void judge(String all, int settled) {
    int end = settled;
    for (Finding each : found(all, settled)) {
      if (each.start() >= judged) {
        String instead = judge.instead(each, all.substring(each.start(), each.end()));
        end = Math.max(end, each.end());
        replace(each, instead);
      }
    }
    hand(end);
    trim();
  }

  private List<Finding> found(String all, int settled) {
    List<Finding> found = new ArrayList<>();
    check.find(
        all,
        each -> {
          if (each.start() >= judged && each.start() < settled && each.end() > each.start()) {
            found.add(each);
          }
        });
    found.sort(IN_ORDER);
    return found;
  }

  private void replace(Finding found, @org.jspecify.annotations.Nullable String instead) {
    if (instead != null && holds) {
      hand(found.start());
      int origin = text.origin(found.start());
      for (int i = 0; i < instead.length(); i++) {
        next.add(instead.charAt(i), origin);
      }
      judged = found.end();
    }
  }

  private void hand(int end) {
    for (; judged < end; judged++) {
      if (holds) {
        next.add(text.at(judged), text.origin(judged));
      }
    }
  }

  /** From a word's beginning on, where there is one, so that no half of one is seen. */
  private void trim() {
    if (judged <= CONTEXT * 2) {
      return;
    }
    int cut = judged - CONTEXT;
    for (int i = cut; i < judged; i++) {
      if (Character.isWhitespace(text.at(i))) {
        cut = i + 1;
        break;
      }
    }
    text.forget(cut);
    judged -= cut;
  }

  private void failed(String sentence) {
    judge.failed(sentence);
    hand(text.length());
    off = true;
    text.forget(text.length());
    judged = 0;
  }
}
