package io.turnpike.webui.view;

import io.turnpike.webui.StreamSeats;
import io.turnpike.webui.security.AuthorizedStreams;
import io.turnpike.webui.security.SessionCookie;
import org.springframework.http.codec.ServerSentEvent;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Component;
import org.springframework.web.reactive.result.view.Fragment;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Flux;

/** Event streams of open pages, of which a session has no more than a few. */
@Component
public class LiveStreams {

  private static final int MOST_PER_SESSION = 12;

  private final SessionCookie cookie;
  private final AuthorizedStreams streams;
  private final StreamSeats seats =
      new StreamSeats(
          MOST_PER_SESSION, "Too many live pages are open in this session. Close some.");

  LiveStreams(SessionCookie cookie, AuthorizedStreams streams) {
    this.cookie = cookie;
    this.streams = streams;
  }

  /**
   * Refused with {@link io.turnpike.infra.refusal.Throttled} when this session has too many
   * already.
   */
  public Flux<ServerSentEvent<Fragment>> open(
      ServerWebExchange exchange, Flux<ServerSentEvent<Fragment>> events) {
    String session = String.valueOf(cookie.read(exchange));
    return seats.seated(
        session,
        () ->
            exchange
                .<Authentication>getPrincipal()
                .flatMapMany(who -> streams.open(who, events, beat())));
  }

  /** A named event is not shown, only heard. */
  private static ServerSentEvent<Fragment> beat() {
    return ServerSentEvent.builder(Fragment.create("ui :: nothing")).event("beat").build();
  }
}
