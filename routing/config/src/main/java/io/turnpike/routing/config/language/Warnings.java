package io.turnpike.routing.config.language;

import io.turnpike.routing.RouteConfigs.Warning;
import java.util.ArrayList;
import java.util.List;

/** What a document says that is allowed and hardly meant, in the order found, up to a limit. */
public final class Warnings {

  static final int MOST = 100;

  private final List<Warning> found = new ArrayList<>();

  /** Once each: a target that several conditions lead to is looked at several times. */
  public void add(Pointer at, String sentence) {
    Warning warning = new Warning(at.text(), Mistakes.visible(sentence));
    if (found.size() < MOST && !found.contains(warning)) {
      found.add(warning);
    }
  }

  public List<Warning> list() {
    return List.copyOf(found);
  }
}
