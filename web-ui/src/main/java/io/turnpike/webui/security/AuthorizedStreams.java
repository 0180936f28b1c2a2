package io.turnpike.webui.security;

import io.turnpike.infra.crypto.Secret;
import io.turnpike.tenants.Accounts;
import io.turnpike.tenants.Accounts.Session;
import io.turnpike.tenants.Actor;
import io.turnpike.tenants.ManagementKeys;
import java.time.Duration;
import java.util.Objects;
import org.springframework.context.SmartLifecycle;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

/**
 * Event streams that last no longer than what lets their reader in: they end at once when a log-out
 * or a revoked key is heard of, else at the next heartbeat, which asks again; and before the server
 * stops.
 */
@Component
public class AuthorizedStreams implements SmartLifecycle {

  private static final Duration BEAT = Duration.ofSeconds(15);
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  private final Accounts accounts;
  private final ManagementKeys keys;
  private volatile Sinks.Empty<Void> stopping = Sinks.empty();
  private volatile boolean running;

  public AuthorizedStreams(Accounts accounts, ManagementKeys keys) {
    this.accounts = accounts;
    this.keys = keys;
  }

  /**
   * @param who with an {@link Actor}, and the session's token or the management key as credentials
   * @param beat sent every 15 s, so that neither side takes silence for life
   */
  public <T> Flux<T> open(Authentication who, Flux<T> events, T beat) {
    Actor actor = (Actor) Objects.requireNonNull(who.getPrincipal());
    String credential = ((Secret) Objects.requireNonNull(who.getCredentials())).reveal();
    return Flux.merge(events, beats(actor, credential, beat))
        .onErrorComplete(Over.class)
        .takeUntilOther(Mono.firstWithSignal(ended(actor, credential), stopping.asMono()));
  }

  @Override
  public void start() {
    stopping = Sinks.empty();
    running = true;
  }

  @Override
  public void stop() {
    stopping.tryEmitEmpty();
    running = false;
  }

  @Override
  public boolean isRunning() {
    return running;
  }

  private <T> Flux<T> beats(Actor actor, String credential, T beat) {
    return Flux.interval(BEAT)
        .onBackpressureDrop()
        .concatMap(_ -> lasts(actor, credential))
        .takeWhile(lasts -> lasts)
        .map(_ -> beat)
        .concatWith(Mono.error(Over::new));
  }

  private Mono<Void> ended(Actor actor, String credential) {
    return actor.user() == null ? keys.ended(credential) : accounts.ended(credential);
  }

  /** A store that does not answer is no reason to end what is going on. */
  private Mono<Boolean> lasts(Actor actor, String credential) {
    Mono<Actor> now =
        actor.user() == null
            ? keys.authenticate(credential)
            : accounts.session(credential).map(Session::actor);
    return now.filter(it -> it.role() == actor.role())
        .hasElement()
        .timeout(PATIENCE)
        .onErrorReturn(true);
  }

  private static final class Over extends RuntimeException {

    private static final long serialVersionUID = 1L;

    Over() {
      super("What let the reader in has ended.", null, false, false);
    }
  }
}
