package io.turnpike.routing.guardrails.injection;

import java.util.ArrayList;
import java.util.List;

/** A part of a long text that is judged by itself. They overlap, so that nothing is cut in two. */
record SampledWindow(int start, int end) {

  static final int LENGTH = 2_000;
  static final int STEP = 1_500;

  /** One text that is judged as a whole. */
  private static final int WHOLE = 3_000;

  /**
   * All of a text where that takes no more than so many; otherwise its beginning, its end and
   * windows at even distances.
   */
  static List<SampledWindow> of(String text, int most) {
    if (text.length() <= WHOLE) {
      return List.of(new SampledWindow(0, text.length()));
    }
    int all = (text.length() - LENGTH + STEP - 1) / STEP + 1;
    int count = Math.clamp(all, 1, Math.max(2, most));
    List<SampledWindow> windows = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      long start = (long) (text.length() - LENGTH) * i / (count - 1);
      windows.add(at(text, (int) start));
    }
    return windows;
  }

  /** Characters of two units stay whole. */
  private static SampledWindow at(String text, int start) {
    int from = start > 0 && Character.isLowSurrogate(text.charAt(start)) ? start - 1 : start;
    int to = Math.min(text.length(), start + LENGTH);
    boolean cut = to < text.length() && Character.isLowSurrogate(text.charAt(to));
    return new SampledWindow(from, cut ? to - 1 : to);
  }
}
