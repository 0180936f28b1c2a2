package io.turnpike.app.api.records;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The cells of one line, in order. */
record Cells(List<@Nullable Object> values) {

  Cells() {
    this(new ArrayList<>());
  }

  Cells add(@Nullable Object... more) {
    values.addAll(Arrays.asList(more));
    return this;
  }
}
