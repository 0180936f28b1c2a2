package io.turnpike.routing.gateway.attempt;

import io.turnpike.infra.crypto.Secret;
import io.turnpike.routing.FailureClass;
import io.turnpike.routing.gateway.attempt.hedge.Try;
import io.turnpike.routing.gateway.attempt.permit.AttemptPermit;
import io.turnpike.routing.gateway.attempt.permit.AttemptPermits;
import io.turnpike.routing.gateway.attempt.token.AccessTokens;
import io.turnpike.routing.gateway.attempt.token.TokenUse;
import io.turnpike.routing.gateway.attempt.wire.CallSecrets;
import io.turnpike.routing.gateway.attempt.wire.Outgoing;
import io.turnpike.routing.gateway.call.AttemptFailed;
import io.turnpike.routing.gateway.call.Call;
import io.turnpike.routing.gateway.usage.AttemptDraft;
import io.turnpike.routing.providers.TokenGrant;
import io.turnpike.routing.usage.DecisionNote.Followed;
import io.turnpike.tenants.providers.ProviderConnections.Credential;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The same target tried once more after a failure, where that is no mere repetition. */
@Component
class NextTries {

  /** What one key may not have, a key of another project may. */
  private static final int FORBIDDEN = 403;

  private static final int UNAUTHORIZED = 401;

  private static final CallSecrets NO_SECRETS = new CallSecrets(null);

  private final AttemptPermits tickets;
  private final AccessTokens tokens;

  NextTries(AttemptPermits tickets, AccessTokens tokens) {
    this.tickets = tickets;
    this.tokens = tokens;
  }

  /** Null where it is not tried once more. */
  @Nullable Try after(
      Try one,
      AttemptPermit ticket,
      AttemptDraft attempt,
      Outgoing outgoing,
      AttemptFailed failure) {
    if (isUnsigned(one, failure)) {
      note(one, attempt, "unsigned", failure.code());
      return one;
    }
    if (isOfToken(one, outgoing, failure)) {
      note(one, attempt, "token_renewal", failure.code());
      return one.withNewToken();
    }
    return one.candidate().opened().credentials().size() < 2
        ? null
        : another(one.without(ticket.mark()), ticket, attempt, failure);
  }

  private static void note(Try one, AttemptDraft attempt, String how, String why) {
    String at = one.candidate().target().at();
    one.call().draft().note(new Followed(at, attempt.number(), how, why));
  }

  /**
   * One may be refused before its time, and the credential is still good; one that is new is not.
   */
  private boolean isOfToken(Try one, Outgoing outgoing, AttemptFailed failure) {
    Secret token = outgoing.token();
    TokenGrant grant = failure.status() == UNAUTHORIZED && token != null ? outgoing.grant() : null;
    if (token == null || grant == null) {
      return false;
    }
    tokens.refused(
        new TokenUse(
            one.call().caller().organization(), one.candidate().connection(), grant, NO_SECRETS),
        token);
    return !one.renewed() && one.call().context().attempts().isLeft();
  }

  /** A signature that is not the provider's own is left out, and the request sent once more. */
  private static boolean isUnsigned(Try one, AttemptFailed failure) {
    Call call = one.call();
    return failure.code().equals(AttemptFailed.SIGNATURE_REFUSED)
        && call.body().signedConversation() != null
        && call.context().attempts().isLeft()
        && call.context().leaveOutSigned();
  }

  /** What one credential is refused, the next one may be granted, at once. */
  private @Nullable Try another(
      Try next, AttemptPermit refused, AttemptDraft attempt, AttemptFailed failure) {
    if (!leadsToAnother(next, failure)) {
      return null;
    }
    note(next, refused.credential(), attempt.number(), failure.failure());
    return next;
  }

  private static void note(
      Try next, @Nullable Credential refused, int attempt, FailureClass failure) {
    String label = refused == null ? "" : " for the key \"" + refused.label() + '"';
    next.call()
        .draft()
        .note(
            new Followed(
                next.candidate().target().at(), attempt, "key_rotation", failure.word() + label));
  }

  private boolean leadsToAnother(Try next, AttemptFailed failure) {
    boolean credentials =
        switch (failure.failure()) {
          case RATE_LIMITED, QUOTA_EXHAUSTED, AUTH -> true;
          case NOT_FOUND -> failure.status() == FORBIDDEN;
          default -> false;
        };
    return credentials
        && next.call().context().attempts().isLeft()
        && tickets
            .connection(next.call(), next.candidate())
            .another(next.candidate().opened(), next.candidate().model(), next.tried());
  }
}
