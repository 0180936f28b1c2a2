package io.turnpike.billing.allotment;

import io.turnpike.infra.redis.Redis;
import java.time.Duration;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** What all nodes hold of a counter, for people: as of their last word, this node's as it is. */
@Component
public class Holdings {

  private static final Logger log = LoggerFactory.getLogger(Holdings.class);
  private static final Duration PATIENCE = Duration.ofMillis(500);

  private final Redis redis;
  private final Allotments allotments;
  private final String own;

  Holdings(Redis redis, Allotments allotments) {
    this.redis = redis;
    this.allotments = allotments;
    this.own = allotments.node();
  }

  /**
   * @param reserved for calls under way
   * @param unshipped used by calls that have ended, and not in the ledger yet
   */
  public record Held(long reserved, long unshipped) {

    Held and(Held other) {
      return new Held(reserved + other.reserved, unshipped + other.unshipped);
    }
  }

  /** This node's alone where Redis does not answer. */
  public Mono<Held> of(Counter.Key key) {
    return redis
        .ask(commands -> commands.hgetall(key.inRedis()))
        .collectMap(field -> field.getKey(), field -> field.getValue())
        .map(fields -> elsewhere(fields).and(here(key)))
        .timeout(PATIENCE)
        .onErrorResume(error -> alone(key, error));
  }

  private Mono<Held> alone(Counter.Key key, Throwable error) {
    log.debug("What other nodes hold is not known: {}", error.toString());
    return Mono.fromSupplier(() -> here(key));
  }

  private Held here(Counter.Key key) {
    Allotment allotment = allotments.known(key);
    return allotment == null
        ? new Held(0, 0)
        : new Held(allotment.reserved(), allotment.unshipped());
  }

  /** Of nodes that live, and of dead ones until the ledger has what they used. */
  private Held elsewhere(Map<String, String> fields) {
    long reserved = 0;
    long unshipped = 0;
    for (Map.Entry<String, String> field : fields.entrySet()) {
      String node = field.getKey().substring(field.getKey().indexOf(':') + 1);
      boolean other = !node.equals(own) && !allotments.isOver(node, fields.get("b:" + node));
      reserved += other && field.getKey().startsWith("r:") ? whole(field) : 0;
      unshipped += other && field.getKey().startsWith("u:") ? whole(field) : 0;
    }
    return new Held(reserved, unshipped);
  }

  private static long whole(Map.Entry<String, String> field) {
    return Long.parseLong(field.getValue());
  }
}
