package io.turnpike.routing.gateway.usage;

import io.turnpike.tenants.providers.ProviderConnection;

/** Lets tests of other packages note attempts as the journal does. */
public final class Drafts {

  private Drafts() {}

  public static AttemptDraft dispatch(
      UsageDraft draft, ProviderConnection connection, String model) {
    return draft.begin(draft.tries().nextNumber(), connection, model);
  }
}
