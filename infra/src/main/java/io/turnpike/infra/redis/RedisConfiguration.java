package io.turnpike.infra.redis;

import io.lettuce.core.RedisClient;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Metrics;
import io.turnpike.infra.settings.DataFolder;
import io.turnpike.infra.settings.Probe;
import io.turnpike.infra.settings.StoreAddress;
import io.turnpike.infra.settings.TurnpikeSettings;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class RedisConfiguration {

  @Bean
  RedisServer redisServer(
      TurnpikeSettings settings, DataFolder folder, ObjectProvider<MeterRegistry> meters) {
    var given = settings.redisUrl();
    return given == null
        ? RedisServer.embedded(folder, restarts(meters))
        : RedisServer.given(RedisLocation.parse(given.reveal()));
  }

  @Bean(destroyMethod = "shutdown")
  RedisClient redisClient(RedisServer server) {
    return RedisClients.create(server.uri());
  }

  @Bean
  LettuceRedis redis(RedisServer server, RedisClient client) {
    return server.connect(client);
  }

  @Bean
  LettuceAnnouncements announcements(
      RedisClient client,
      RedisServer server,
      LettuceRedis redis,
      ObjectProvider<MeterRegistry> meters) {
    return new LettuceAnnouncements(
        client, server.uri(), redis, meters.getIfAvailable(() -> Metrics.globalRegistry));
  }

  @Bean
  StoreAddress redisAddress(RedisServer server) {
    return new StoreAddress(RedisLocation.text(server.uri()), server.embedded());
  }

  @Bean
  Probe redisProbe(LettuceRedis redis) {
    return Probe.ofStore("redis", redis.answers().onErrorReturn(false));
  }

  private static Counter restarts(ObjectProvider<MeterRegistry> meters) {
    return meters
        .getIfAvailable(() -> Metrics.globalRegistry)
        .counter("turnpike.embedded.restarts", "store", "redis");
  }
}
