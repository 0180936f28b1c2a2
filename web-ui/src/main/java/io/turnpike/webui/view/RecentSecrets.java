package io.turnpike.webui.view;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.turnpike.infra.crypto.Secret;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Keys that were just issued, waiting for the one page that shows them. Held in memory for minutes
 * and handed out once; never in an address or a cookie.
 */
@Component
public class RecentSecrets {

  private static final Duration KEPT = Duration.ofMinutes(5);
  private static final int MOST = 10_000;

  private final Cache<Drawer, Map<String, Secret>> drawers =
      Caffeine.newBuilder().maximumSize(MOST).expireAfterWrite(KEPT).build();

  /**
   * @param session the session's token
   * @param page that will show them
   */
  public void put(Secret session, String page, Map<String, Secret> secrets) {
    drawers.put(new Drawer(session.reveal(), page), secrets);
  }

  /** Empty the second time. */
  public Map<String, Secret> take(@Nullable Secret session, String page) {
    if (session == null) {
      return Map.of();
    }
    Map<String, Secret> taken = drawers.asMap().remove(new Drawer(session.reveal(), page));
    return taken == null ? Map.of() : taken;
  }

  private record Drawer(String session, String page) {}
}
