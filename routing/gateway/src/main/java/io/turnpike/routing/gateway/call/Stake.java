package io.turnpike.routing.gateway.call;

import io.turnpike.routing.admission.Charge;
import io.turnpike.routing.admission.Quote;
import io.turnpike.routing.gateway.usage.AttemptDraft;
import org.jspecify.annotations.Nullable;

/** What one attempt costs its call: at worst while it may still cost more, then what it did. */
public final class Stake {

  private final Quote quote;
  private volatile long output;
  private volatile @Nullable AttemptDraft attempt;

  Stake(Quote quote) {
    this.quote = quote;
    this.output = Math.max(0, quote.outputTokens());
  }

  /** From now on it is an attempt that is made. */
  public void sent(AttemptDraft draft) {
    attempt = draft;
  }

  boolean isSent() {
    return attempt != null;
  }

  /** Tokens that it may write, by what is held for it. */
  public long output() {
    return output;
  }

  /** It may write more than that. */
  public void raise(long tokens) {
    output = tokens;
  }

  Charge charge() {
    AttemptDraft draft = attempt;
    Charge settled = draft == null ? null : draft.charge();
    return settled == null ? worst() : settled;
  }

  private Charge worst() {
    long most = output;
    return new Charge(quote.connection(), quote.model(), quote.nanoUsd(most), quote.tokens(most));
  }
}
