package io.turnpike.routing.gateway.cache;

import io.netty.buffer.ByteBufAllocator;
import io.netty.util.concurrent.EventExecutor;
import io.turnpike.routing.gateway.call.ClientConnection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What attempts see where a client's connection would be: the leader's, as far as it is about the
 * request, and all who wait, as far as it is about the answer.
 */
final class FlightClient implements ClientConnection {

  private final ClientConnection leader;
  private final Flight flight;

  FlightClient(ClientConnection leader, Flight flight) {
    this.leader = leader;
    this.flight = flight;
  }

  @Override
  public @Nullable String header(String name) {
    return leader.header(name);
  }

  @Override
  public List<String> headers(CharSequence name) {
    return leader.headers(name);
  }

  @Override
  public List<String> headerNames(List<String> beginnings) {
    return leader.headerNames(beginnings);
  }

  @Override
  public String method() {
    return leader.method();
  }

  @Override
  public @Nullable String query() {
    return leader.query();
  }

  @Override
  public boolean isGone() {
    return flight.isAbandoned();
  }

  @Override
  public long pendingBytes() {
    return flight.pendingBytes();
  }

  @Override
  public void cutOff() {
    flight.cutOff();
  }

  @Override
  public EventExecutor loop() {
    return leader.loop();
  }

  @Override
  public ByteBufAllocator allocator() {
    return leader.allocator();
  }
}
