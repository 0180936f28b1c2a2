package io.turnpike.routing.guardrails.window;

import io.turnpike.routing.guardrails.Finding;
import org.jspecify.annotations.Nullable;

/** What follows from what a check finds. */
interface Judge {

  /** What stands there instead; null where it stays. */
  @Nullable String instead(Finding finding, String found);

  /** Nobody can say whether the rest passes; it is not looked at. */
  void failed(String sentence);
}
