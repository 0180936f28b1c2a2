package io.turnpike.routing.config.document;

import io.turnpike.routing.config.keys.NodeSettings;
import io.turnpike.routing.config.language.Fields;
import io.turnpike.routing.plan.Step;
import org.jspecify.annotations.Nullable;

/** A compiled node under another one, with the fields that matter to the one above. */
record CompiledChild(Fields fields, Step step) {

  /** Null without one. */
  @Nullable String name() {
    return NodeSettings.name(fields);
  }
}
