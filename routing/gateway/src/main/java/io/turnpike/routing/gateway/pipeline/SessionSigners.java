package io.turnpike.routing.gateway.pipeline;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.turnpike.tenants.KeyId;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.UUID;
import org.springframework.stereotype.Component;

/**
 * Which model signed the thinking of conversations that ask by an alias, as this node has met them:
 * when the alias changes they go on there, since nobody else can read it. Forgetting costs a
 * conversation its thoughts and nothing else.
 */
@Component
class SessionSigners {

  private static final int MOST = 100_000;
  private static final Duration LIFE = Duration.ofHours(2);

  private final Cache<Session, String> known =
      Caffeine.newBuilder()
          .maximumSize(MOST)
          .expireAfterAccess(LIFE)
          .executor(Runnable::run)
          .build();

  /**
   * @param beginning digest of what the user said first
   */
  private record Session(KeyId key, String alias, UUID beginning) {}

  /**
   * The model that a conversation began with, which is this one where it is met for the first time.
   *
   * @param beginning what the user said first
   * @param now what the alias stands for
   */
  String of(KeyId key, String alias, String beginning, String now) {
    UUID digest = UUID.nameUUIDFromBytes(beginning.getBytes(StandardCharsets.UTF_8));
    return known.get(new Session(key, alias, digest), _ -> now);
  }
}
