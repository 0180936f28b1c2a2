package io.turnpike.billing.allotment;

import io.turnpike.billing.allotment.Counter.Kind;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a node lets through while Redis does not answer: of rates and places its share, as if all
 * nodes it last knew of were as busy; of money what it holds already.
 */
final class NodeAlone {

  private NodeAlone() {}

  /** By want, whether it is backed by what Redis had granted; null when it does not fit. */
  static boolean @Nullable [] take(List<Want> wants) {
    boolean[] backed = new boolean[wants.size()];
    for (int i = 0; i < backed.length; i++) {
      Want want = wants.get(i);
      backed[i] = want.allotment().take(want.amount());
      if (!backed[i] && !let(want)) {
        undo(wants, backed, i);
        return null;
      }
    }
    return backed;
  }

  private static boolean let(Want want) {
    Allotment allotment = want.allotment();
    long share = allotment.counter().capacity() / Math.max(1, allotment.figures().nodes());
    return switch (allotment.kind()) {
      case BUDGET -> false;
      case CONCURRENCY -> allotment.reserved() + want.amount() <= share && exceed(want);
      case RATE -> allotment.alone(share).take(Math.min(want.amount(), share), System.nanoTime());
    };
  }

  private static boolean exceed(Want want) {
    want.allotment().exceed(want.amount());
    return true;
  }

  private static void undo(List<Want> wants, boolean[] backed, int count) {
    for (int i = 0; i < count; i++) {
      Want want = wants.get(i);
      if (backed[i]) {
        want.allotment().unclaim(want.amount());
      } else if (want.allotment().kind() == Kind.CONCURRENCY) {
        want.allotment().settle(want.amount(), 0, false);
      }
    }
  }
}
