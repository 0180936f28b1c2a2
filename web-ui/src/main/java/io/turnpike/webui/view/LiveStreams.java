package io.turnpike.webui.view;

import io.turnpike.tenants.Accounts;
import io.turnpike.webui.StreamSeats;
import io.turnpike.webui.security.SessionCookie;
import java.time.Duration;
import org.springframework.context.SmartLifecycle;
import org.springframework.http.codec.ServerSentEvent;
import org.springframework.stereotype.Component;
import org.springframework.web.reactive.result.view.Fragment;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

/**
 * Event streams of open pages: with a heartbeat, no more than a few per session, ended when the
 * session ends and before the server stops.
 */
@Component
public class LiveStreams implements SmartLifecycle {

  private static final Duration BEAT = Duration.ofSeconds(15);
  private static final Duration PATIENCE = Duration.ofSeconds(5);
  private static final int MOST_PER_SESSION = 12;

  private final SessionCookie cookie;
  private final Accounts accounts;
  private final StreamSeats seats =
      new StreamSeats(
          MOST_PER_SESSION, "Too many live pages are open in this session. Close some.");
  private volatile Sinks.Empty<Void> stopping = Sinks.empty();
  private volatile boolean running;

  LiveStreams(SessionCookie cookie, Accounts accounts) {
    this.cookie = cookie;
    this.accounts = accounts;
  }

  /**
   * Refused with {@link io.turnpike.infra.refusal.Throttled} when this session has too many
   * already.
   */
  public Flux<ServerSentEvent<Fragment>> open(
      ServerWebExchange exchange, Flux<ServerSentEvent<Fragment>> events) {
    String session = String.valueOf(cookie.read(exchange));
    return seats.seated(
        session, () -> whileLiving(session, events).takeUntilOther(stopping.asMono()));
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

  private Flux<ServerSentEvent<Fragment>> whileLiving(
      String session, Flux<ServerSentEvent<Fragment>> events) {
    return Flux.merge(events, beats(session)).onErrorComplete(SessionEnded.class);
  }

  private Flux<ServerSentEvent<Fragment>> beats(String session) {
    return Flux.interval(BEAT)
        .onBackpressureDrop()
        .concatMap(_ -> lives(session))
        .takeWhile(living -> living)
        .map(_ -> beat())
        .concatWith(Mono.error(SessionEnded::new));
  }

  /** A store that does not answer is no reason to end what is going on. */
  private Mono<Boolean> lives(String session) {
    return accounts.session(session).hasElement().timeout(PATIENCE).onErrorReturn(true);
  }

  /** A named event is not shown, only heard. */
  private static ServerSentEvent<Fragment> beat() {
    return ServerSentEvent.builder(Fragment.create("ui :: nothing")).event("beat").build();
  }

  private static final class SessionEnded extends RuntimeException {

    private static final long serialVersionUID = 1L;

    SessionEnded() {
      super("The session has ended.", null, false, false);
    }
  }
}
