package io.turnpike.routing.gateway.admission;

import io.turnpike.routing.admission.Quote;
import io.turnpike.routing.dialects.contents.RequestContents;
import io.turnpike.routing.gateway.call.Call;
import io.turnpike.routing.gateway.usage.tokens.Tokenizer;
import java.util.List;
import java.util.function.LongSupplier;

/**
 * Tokens of a call's input at most, as a tokenizer counts them for whichever of its targets counts
 * most; -1 where not all of it can be counted.
 */
record InputCount(Call call, List<Quote> quotes, Tokenizer tokenizer) implements LongSupplier {

  private static final long UNCOUNTED = -1;

  @Override
  public long getAsLong() {
    if (RequestContents.of(call.body()).unseen()) {
      return UNCOUNTED;
    }
    long most = UNCOUNTED;
    for (String model : quotes.stream().map(Quote::model).distinct().toList()) {
      long bound = tokenizer.bound(model, call.body().body());
      if (bound < 0) {
        return UNCOUNTED;
      }
      most = Math.max(most, bound);
    }
    return most;
  }
}
