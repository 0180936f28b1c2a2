package io.turnpike.routing.gateway.cache.meaning;

import io.turnpike.routing.cache.meaning.Embedder;
import io.turnpike.routing.gateway.call.Call;
import io.turnpike.routing.gateway.call.SideCalls;
import io.turnpike.routing.gateway.call.SideCalls.Aside;
import io.turnpike.routing.plan.Requirements;
import java.time.Duration;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

/** A model at a connection of the tenant's, asked for the sake of one call. */
final class ConnectionEmbedder implements Embedder {

  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final Duration PATIENCE = Duration.ofSeconds(1);

  private final SideCalls calls;
  private final Call call;
  private final String connection;
  private final String model;
  private final Requirements demands;

  /**
   * @param call to which what it costs belongs, see {@link SideCalls#apart}
   * @param demands that the connection must meet, or it is not asked
   */
  ConnectionEmbedder(
      SideCalls calls, Call call, String connection, String model, Requirements demands) {
    this.calls = calls;
    this.call = call;
    this.connection = connection;
    this.model = model;
    this.demands = demands;
  }

  @Override
  public String name() {
    return connection + "/" + model;
  }

  @Override
  public Mono<float[]> embed(String text) {
    return calls
        .ask(call, new Aside(connection, "embeddings", question(text), demands, "cache:embedding"))
        .map(VectorAnswer::read)
        .timeout(PATIENCE);
  }

  private byte[] question(String text) {
    return JSON.writeValueAsBytes(JSON.createObjectNode().put("model", model).put("input", text));
  }
}
