package io.turnpike.infra.redis;

import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisURI;
import io.lettuce.core.pubsub.RedisPubSubAdapter;
import io.lettuce.core.pubsub.StatefulRedisPubSubConnection;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * A connection of its own listens to one pattern for all topics and reconnects by itself. Channels
 * carry the logical database's number, since Redis does not keep those apart here.
 */
final class LettuceAnnouncements implements Announcements, AutoCloseable {

  private final Redis redis;
  private final Counter lost;
  private final String prefix;
  private final Map<String, Topic> topics = new ConcurrentHashMap<>();
  private final StatefulRedisPubSubConnection<String, String> connection;

  LettuceAnnouncements(RedisClient client, RedisURI uri, Redis redis, MeterRegistry meters) {
    this.redis = redis;
    this.lost = meters.counter("turnpike.announcements.lost");
    this.prefix = "turnpike:" + uri.getDatabase() + ":";
    this.connection = client.connectPubSub(uri);
    connection.addListener(new Incoming());
    connection.sync().psubscribe(prefix + "*");
  }

  @Override
  public Mono<Void> publish(String topic, String message) {
    return redis.ask(commands -> commands.publish(prefix + topic, message)).then();
  }

  @Override
  public Flux<Announcement> listen(String topic) {
    return Flux.defer(() -> topics.computeIfAbsent(topic, _ -> new Topic(lost)).listen());
  }

  @Override
  public void close() {
    connection.close();
  }

  private final class Incoming extends RedisPubSubAdapter<String, String> {

    private boolean before;

    @Override
    public void message(String pattern, String channel, String message) {
      Topic topic = topics.get(channel.substring(prefix.length()));
      if (topic != null) {
        topic.send(new Message(message));
      }
    }

    /** Redis confirms each subscription; a second one means that the first had ended. */
    @Override
    public void psubscribed(String pattern, long count) {
      if (before) {
        topics.values().forEach(topic -> topic.send(new Gap()));
      }
      before = true;
    }
  }
}
