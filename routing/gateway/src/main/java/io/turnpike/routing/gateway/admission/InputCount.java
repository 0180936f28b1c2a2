package io.turnpike.routing.gateway.admission;

import io.turnpike.routing.gateway.call.Call;
import java.util.function.LongSupplier;

/** Tokens of a call's input as a tokenizer counts them; none is at hand yet. */
record InputCount(Call call) implements LongSupplier {

  private static final long UNCOUNTED = -1;

  @Override
  public long getAsLong() {
    return UNCOUNTED;
  }
}
