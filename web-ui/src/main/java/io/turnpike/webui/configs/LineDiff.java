package io.turnpike.webui.configs;

import com.github.difflib.DiffUtils;
import com.github.difflib.algorithm.myers.MyersDiffWithLinearSpace;
import com.github.difflib.patch.AbstractDelta;
import com.github.difflib.patch.Chunk;
import com.github.difflib.patch.DeltaType;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Two documents beside each other, line by line: what differs, and a few lines around it.
 *
 * @param rows empty when no line differs
 * @param tooLong whether there are more lines than are compared
 */
record LineDiff(List<DiffRow> rows, boolean tooLong) {

  private static final int MOST_LINES = 5_000;
  private static final int AROUND = 3;

  static LineDiff of(String before, String after) {
    List<String> old = before.lines().toList();
    List<String> fresh = after.lines().toList();
    return old.size() > MOST_LINES || fresh.size() > MOST_LINES
        ? new LineDiff(List.of(), true)
        : new LineDiff(folded(rows(old, fresh)), false);
  }

  private static List<DiffRow> rows(List<String> old, List<String> fresh) {
    List<DiffRow> rows = new ArrayList<>();
    List<DiffLine> removed = new ArrayList<>();
    List<DiffLine> added = new ArrayList<>();
    for (AbstractDelta<String> delta :
        DiffUtils.diff(old, fresh, new MyersDiffWithLinearSpace<>(), null, true).getDeltas()) {
      boolean same = delta.getType() == DeltaType.EQUAL;
      if (same) {
        pair(false, removed, added, rows);
      }
      removed.addAll(DiffLine.all(delta.getSource()));
      added.addAll(DiffLine.all(delta.getTarget()));
      if (same) {
        pair(true, removed, added, rows);
      }
    }
    pair(false, removed, added, rows);
    return rows;
  }

  /** What replaces what stands beside it, although the comparison tells of one after the other. */
  private static void pair(
      boolean same, List<DiffLine> removed, List<DiffLine> added, List<DiffRow> rows) {
    for (int i = 0; i < Math.max(removed.size(), added.size()); i++) {
      rows.add(new DiffRow(same, at(removed, i), at(added, i), 0));
    }
    removed.clear();
    added.clear();
  }

  private static @Nullable DiffLine at(List<DiffLine> lines, int index) {
    return index < lines.size() ? lines.get(index) : null;
  }

  /** Without the stretches that are the same; in their place, how many lines they have. */
  private static List<DiffRow> folded(List<DiffRow> rows) {
    List<DiffRow> shown = new ArrayList<>();
    int skipped = 0;
    for (int i = 0; i < rows.size(); i++) {
      if (isNearDifference(rows, i)) {
        addGap(skipped, shown);
        shown.add(rows.get(i));
        skipped = 0;
      } else {
        skipped++;
      }
    }
    if (!shown.isEmpty()) {
      addGap(skipped, shown);
    }
    return List.copyOf(shown);
  }

  private static boolean isNearDifference(List<DiffRow> rows, int at) {
    int end = Math.min(rows.size(), at + AROUND + 1);
    return rows.subList(Math.max(0, at - AROUND), end).stream().anyMatch(row -> !row.same());
  }

  private static void addGap(int skipped, List<DiffRow> shown) {
    if (skipped > 0) {
      shown.add(new DiffRow(true, null, null, skipped));
    }
  }

  /**
   * @param before null where a line was added
   * @param after null where a line was removed
   * @param skipped how many lines that are the same are left out here; 0 for a row of lines
   */
  record DiffRow(boolean same, @Nullable DiffLine before, @Nullable DiffLine after, int skipped) {}

  record DiffLine(int number, String text) {

    static List<DiffLine> all(Chunk<String> chunk) {
      return IntStream.range(0, chunk.size())
          .mapToObj(i -> new DiffLine(chunk.getPosition() + i + 1, chunk.getLines().get(i)))
          .toList();
    }
  }
}
