package io.turnpike.app.kills;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.LongAdder;

/**
 * Clients that send all kinds of calls to whichever gateway is up, and leave every fifth of them.
 */
final class Load {

  private static final int CLIENTS = 12;
  private static final int LEAVING_PERCENT = 20;
  private static final String TEXT = "tell me a story about a gate on a long road ".repeat(6);

  private final List<GatewayNode> nodes;
  private final Account account;
  private final Moments moments;
  private final Map<String, LongAdder> ends = new ConcurrentSkipListMap<>();
  private final Set<String> answered = ConcurrentHashMap.newKeySet();
  private final List<Thread> clients = new ArrayList<>();
  private volatile boolean running;

  Load(List<GatewayNode> nodes, Account account, Moments moments) {
    this.nodes = nodes;
    this.account = account;
    this.moments = moments;
  }

  void begin() {
    running = true;
    clients.clear();
    for (int i = 0; i < CLIENTS; i++) {
      clients.add(Thread.ofVirtual().start(this::send));
    }
  }

  /** Until the last client has what it waited for. */
  void end() throws InterruptedException {
    running = false;
    for (Thread client : clients) {
      client.join();
    }
  }

  /** How calls ended, as clients saw it: a status, {@code left} or {@code broken}. */
  Map<String, LongAdder> ends() {
    return ends;
  }

  /** Markers of calls whose client has a whole answer with a status of success. */
  Set<String> answered() {
    return answered;
  }

  private void send() {
    try (HttpClient http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build()) {
      while (running) {
        List<GatewayNode> up = nodes.stream().filter(GatewayNode::isReady).toList();
        if (!up.isEmpty()) {
          call(http, up.get(ThreadLocalRandom.current().nextInt(up.size())));
        }
        Thread.sleep(ThreadLocalRandom.current().nextInt(up.isEmpty() ? 1_000 : 400));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void call(HttpClient http, GatewayNode node) throws InterruptedException {
    String marker = Marker.next(node.number());
    boolean leaves = ThreadLocalRandom.current().nextInt(100) < LEAVING_PERCENT;
    long patience = leaves ? ThreadLocalRandom.current().nextLong(20, 800) : 60_000;
    CompletableFuture<HttpResponse<String>> call =
        http.sendAsync(request(node, marker), BodyHandlers.ofString());
    try {
      ended(call.get(patience, TimeUnit.MILLISECONDS), marker);
    } catch (TimeoutException _) {
      call.cancel(true);
      count(leaves ? "left" : "unanswered for a minute");
    } catch (ExecutionException _) {
      count("broken");
    }
  }

  private void ended(HttpResponse<String> answer, String marker) {
    if (answer.statusCode() == 200) {
      moments.reached(Moment.ANSWER_RECEIVED, marker);
      answered.add(marker);
    }
    count(String.valueOf(answer.statusCode()));
  }

  private void count(String end) {
    ends.computeIfAbsent(end, _ -> new LongAdder()).increment();
  }

  private HttpRequest request(GatewayNode node, String marker) {
    String key = any(Account.KEYS);
    int kind = ThreadLocalRandom.current().nextInt(10);
    String path = kind == 0 ? "/v1/embeddings" : "/v1/chat/completions";
    return HttpRequest.newBuilder(URI.create(node.url() + path))
        .timeout(Duration.ofMinutes(2))
        .header("authorization", "Bearer " + account.secret(key))
        .header("content-type", "application/json")
        .header("x-turnpike-config", any(Account.CONFIGS))
        .header("x-turnpike-metadata", "{\"marker\":\"" + marker + "\"}")
        .POST(BodyPublishers.ofString(kind == 0 ? embedding(marker) : chat(marker, kind)))
        .build();
  }

  private static String embedding(String marker) {
    return "{\"model\":\"truth\",\"input\":\"" + marker + TEXT + "\"}";
  }

  private static String chat(String marker, int kind) {
    String most = kind % 2 == 0 ? ",\"max_tokens\":" + (20 + 20 * kind) : "";
    String stream = kind > 3 ? ",\"stream\":true" : "";
    return "{\"model\":\"truth\",\"messages\":[{\"role\":\"user\",\"content\":\"%s\"}]%s%s}"
        .formatted(marker + TEXT, most, stream);
  }

  private static String any(List<String> words) {
    return words.get(ThreadLocalRandom.current().nextInt(words.size()));
  }
}
