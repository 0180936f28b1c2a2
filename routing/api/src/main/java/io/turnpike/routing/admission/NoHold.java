package io.turnpike.routing.admission;

import java.util.List;
import java.util.Map;
import reactor.core.publisher.Mono;

/** See {@link Hold#NONE}. */
final class NoHold implements Hold {

  private static final Mono<Boolean> COVERED = Mono.just(true);

  @Override
  public long mostOutputTokens() {
    return -1;
  }

  @Override
  public boolean needsPrice() {
    return false;
  }

  @Override
  public Mono<Boolean> cover(List<Charge> charges) {
    return COVERED;
  }

  @Override
  public void settle(List<Charge> charges, boolean recorded) {}

  @Override
  public List<Map.Entry<String, String>> headers() {
    return List.of();
  }

  @Override
  public long remainingNanoUsd() {
    return Long.MAX_VALUE;
  }
}
