package io.turnpike.routing.gateway.attempt.permit;

import io.turnpike.infra.crypto.Secret;
import io.turnpike.routing.FailureScope;
import io.turnpike.routing.gateway.attempt.health.BreakerPermit;
import io.turnpike.routing.gateway.attempt.health.ConnectionHealth;
import io.turnpike.routing.gateway.attempt.health.KeyCooldown;
import io.turnpike.routing.gateway.call.AttemptFailed;
import io.turnpike.routing.gateway.usage.GatewayMeters;
import io.turnpike.routing.providers.ProviderAdapter.ProviderFailure;
import io.turnpike.tenants.providers.ProviderConnections.Credential;
import io.turnpike.tenants.providers.ProviderConnections.Opened;
import io.turnpike.tenants.providers.SecretFields;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Leave for one attempt, and whom to tell how it went: the breaker and the credential. */
public final class AttemptPermit {

  private static final Logger log = LoggerFactory.getLogger(AttemptPermit.class);

  private static final String OWN = "the caller's own";

  private final BreakerPermit permit;
  private final ConnectionHealth connection;
  private final Opened opened;
  private final int place;
  private final String model;
  private final @Nullable Secret ownKey;
  private final GatewayMeters meters;
  private final AtomicBoolean ended = new AtomicBoolean();

  /**
   * @param place of the credential; -1 for a connection without any
   * @param model it is used for
   * @param ownKey the client's own, for such a connection; null when it brings none
   */
  AttemptPermit(
      BreakerPermit permit,
      ConnectionHealth connection,
      Opened opened,
      int place,
      String model,
      @Nullable Secret ownKey,
      GatewayMeters meters) {
    this.permit = permit;
    this.connection = connection;
    this.opened = opened;
    this.place = place;
    this.model = model;
    this.ownKey = ownKey;
    this.meters = meters;
  }

  public String breaker() {
    return permit.word();
  }

  public @Nullable Credential credential() {
    return place < 0 ? null : opened.credentials().get(place);
  }

  public @Nullable Secret secret() {
    Credential credential = credential();
    return credential == null ? ownKey : credential.apiKey();
  }

  /** What the attempt is made with; null without anything. */
  public @Nullable SecretFields fields() {
    return OwnKeys.fields(credential(), ownKey);
  }

  /** How the key is called that the attempt was made with; null without one. */
  public @Nullable String label() {
    Credential credential = credential();
    return credential != null ? credential.label() : ownKey == null ? null : OWN;
  }

  /** One bit, at the credential's place. */
  public long mark() {
    return place < 0 ? 0 : 1L << place;
  }

  public void firstContent() {
    permit.firstContent();
    accepted();
  }

  /**
   * The failure as others should see it: with the cooldown that follows where the provider named
   * none.
   */
  public AttemptFailed failed(AttemptFailed failure) {
    if (failure.code().equals(ProviderFailure.CLOCK_SKEW)) {
      meters.clockRefused();
    }
    boolean clients = OwnKeys.isTheirs(failure.failure(), ownKey);
    permit.failed(failure.failure(), failure.code(), clients ? 0 : failure.status());
    return place < 0 ? OwnKeys.told(failure, ownKey, opened.connection()) : judged(failure);
  }

  public void cancelled() {
    permit.cancelled();
    undecided();
    ended();
  }

  /** Nothing of the attempt is left; the first call counts. */
  public void ended() {
    if (ended.compareAndSet(false, true)) {
      permit.ended();
      connection.leave();
    }
  }

  private AttemptFailed judged(AttemptFailed failure) {
    switch (failure.failure()) {
      case RATE_LIMITED -> {
        return limited(failure);
      }
      case QUOTA_EXHAUSTED -> exhausted(failure.scope());
      case AUTH -> refused(failure.scope());
      case BAD_REQUEST, CONTEXT_LENGTH, CONTENT_FILTER, NOT_FOUND -> accepted();
      default -> undecided();
    }
    return failure;
  }

  /** Whatever else was wrong, the credential was not. */
  private void accepted() {
    if (place >= 0) {
      connection.accepted(opened, place, model);
    }
  }

  private void undecided() {
    if (place >= 0) {
      connection.undecided(opened, place, model);
    }
  }

  private AttemptFailed limited(AttemptFailed failure) {
    boolean alone = opened.credentials().size() == 1;
    Duration cooldown = cooldown(failure.scope()).limited(failure.retryAfter(), alone);
    return cooldown.isZero() || failure.retryAfter() != null ? failure : failure.after(cooldown);
  }

  private void exhausted(FailureScope scope) {
    if (cooldown(scope).exhausted()) {
      set(scope, "its money is spent");
    }
  }

  private void refused(FailureScope scope) {
    if (scope == FailureScope.REQUEST) {
      accepted();
    } else if (cooldown(scope).refused()) {
      set(scope, "the provider has refused it twice in a row");
    }
  }

  private void set(FailureScope scope, String why) {
    Credential credential = credential();
    meters.credentialSetAside();
    log.warn(
        "The key \"{}\" of the connection \"{}\" is not used for {} for a while: {}.",
        credential == null ? "" : credential.label(),
        opened.connection().name(),
        scope == FailureScope.CREDENTIAL ? "anything" : '"' + model + '"',
        why);
  }

  private KeyCooldown cooldown(FailureScope scope) {
    return connection.cooldown(opened, place, scope == FailureScope.CREDENTIAL ? null : model);
  }
}
