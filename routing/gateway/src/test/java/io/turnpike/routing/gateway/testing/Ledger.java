package io.turnpike.routing.gateway.testing;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** All requests since the start or the last reset. */
final class Ledger {

  private final List<ReceivedRequest> requests = new CopyOnWriteArrayList<>();
  private final AtomicInteger active = new AtomicInteger();
  private final AtomicInteger mostAtOnce = new AtomicInteger();
  private final AtomicInteger accepted = new AtomicInteger();

  void accepted() {
    accepted.incrementAndGet();
  }

  int connectionsAccepted() {
    return accepted.get();
  }

  int nextNumber() {
    return requests.size() + 1;
  }

  void begin(ReceivedRequest request) {
    mostAtOnce.accumulateAndGet(active.incrementAndGet(), Math::max);
    requests.add(request);
  }

  void end() {
    active.decrementAndGet();
  }

  List<ReceivedRequest> requests() {
    return List.copyOf(requests);
  }

  int mostAtOnce() {
    return mostAtOnce.get();
  }

  ReceivedRequest await(int number) {
    long patience = System.nanoTime() + 30_000_000_000L;
    while (requests.size() < number) {
      if (System.nanoTime() > patience) {
        throw new AssertionError(
            "Request " + number + " did not come; there were " + requests.size() + ".");
      }
      pause();
    }
    return requests.get(number - 1);
  }

  void clear() {
    requests.clear();
    mostAtOnce.set(active.get());
    accepted.set(0);
  }

  byte[] json() {
    return JsonMapper.shared().writeValueAsBytes(requests.stream().map(Ledger::row).toList());
  }

  /** How many requests this behaviour answered; the name is that of {@link Script.Part}. */
  Count count(String behaviour) {
    return requests.stream()
        .filter(request -> request.behaviour().equals(behaviour))
        .reduce(Count.NONE, Count::and, Count::and);
  }

  byte[] countsJson() {
    Map<String, Count> counts = new TreeMap<>();
    for (ReceivedRequest request : requests) {
      counts.merge(request.behaviour(), Count.NONE.and(request), Count::and);
    }
    return JsonMapper.shared().writeValueAsBytes(counts);
  }

  private static Map<String, @Nullable Object> row(ReceivedRequest request) {
    Map<String, @Nullable Object> row = new LinkedHashMap<>();
    row.put("number", request.number());
    row.put("path", request.path());
    row.put("behaviour", request.behaviour());
    row.put("model", request.call().model());
    row.put("stream", request.call().stream());
    row.put("prompt_tokens", request.call().promptTokens());
    row.put("tokens_written", request.tokensWritten());
    row.put("bytes_written", request.bytesWritten());
    row.put("received_at", request.receivedAt().toString());
    row.put("finished_at", text(request.finishedAt()));
    row.put("peer_closed_at", text(request.peerClosedAt()));
    return row;
  }

  private static @Nullable String text(@Nullable Object value) {
    return value == null ? null : value.toString();
  }

  private static void pause() {
    try {
      Thread.sleep(5);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new AssertionError("Interrupted while waiting for a request", stopped);
    }
  }
}
