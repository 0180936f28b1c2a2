package io.turnpike.routing.gateway.cache;

import io.turnpike.routing.gateway.call.ClientConnection;
import io.turnpike.routing.gateway.usage.UsageJournal;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiFunction;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** The calls of this node that several may wait for. Who waits is on board of one of them. */
@Component
class Flights {

  private final UsageJournal journal;
  private final SemanticHits alike;
  private final Map<FlightKey, Flight> flights = new ConcurrentHashMap<>();

  Flights(UsageJournal journal, SemanticHits alike) {
    this.journal = journal;
    this.alike = alike;
  }

  /** A place on board, given back once. */
  record Seat(FlightKey key, Flight flight, ClientConnection client) {}

  /**
   * Boards the flight that has what the call wants, or begins one.
   *
   * @param reader what the call does with what lands
   */
  Mono<Void> board(CachedCall one, BiFunction<Flight, Landed, Mono<Void>> reader) {
    return Mono.using(
        () -> seat(one),
        seat ->
            seat.flight()
                .landing()
                .transform(landing -> Patience.first(one.call(), landing))
                .concatMap(landed -> reader.apply(seat.flight(), landed))
                .then(),
        this::leave);
  }

  private Seat seat(CachedCall one) {
    FlightKey key = FlightKey.of(one);
    ClientConnection client = one.call().client();
    Flight flight =
        flights.compute(
            key, (_, known) -> known != null && known.board(client) ? known : begun(one, client));
    return new Seat(key, flight, client);
  }

  private Flight begun(CachedCall one, ClientConnection client) {
    Flight flight = new Flight(one, journal, alike);
    flight.board(client);
    return flight;
  }

  private void leave(Seat seat) {
    if (seat.flight().leave(seat.client())) {
      flights.remove(seat.key(), seat.flight());
      seat.flight().end();
    }
  }
}
