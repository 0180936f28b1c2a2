package io.turnpike.webui.view;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.turnpike.infra.crypto.Secret;
import io.turnpike.webui.security.SessionCookie;
import java.time.Duration;
import java.util.Map;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;

/**
 * Keys that were just issued, waiting for the one page that shows them. Held in memory for minutes
 * and handed out once, and again only with a refused form of the same page; never in an address or
 * a cookie.
 */
@Component
public class RecentSecrets {

  private static final Duration KEPT = Duration.ofMinutes(5);
  private static final int MOST = 10_000;

  private final Cache<Drawer, Map<String, Secret>> drawers = drawers();
  private final Cache<Drawer, Map<String, Secret>> shown = drawers();

  private final SessionCookie cookie;

  RecentSecrets(SessionCookie cookie) {
    this.cookie = cookie;
  }

  public void put(ServerWebExchange exchange, String page, Map<String, Secret> secrets) {
    put(session(exchange), page, secrets);
  }

  /**
   * @param session the token of one that is just opened
   * @param page that will show them
   */
  public void put(Secret session, String page, Map<String, Secret> secrets) {
    drawers.put(new Drawer(session.reveal(), page), secrets);
  }

  /** Keys issued for this page and not shown yet; empty the second time. */
  public Map<String, Secret> take(ServerWebExchange exchange, String page) {
    Drawer drawer = drawer(exchange, page);
    shown.invalidate(drawer);
    Map<String, Secret> taken = drawers.asMap().remove(drawer);
    if (taken == null) {
      return Map.of();
    }
    shown.put(drawer, taken);
    return taken;
  }

  /** What the page shows already, for showing it once more with what is wrong with a form on it. */
  public Map<String, Secret> again(ServerWebExchange exchange, String page) {
    Map<String, Secret> still = shown.getIfPresent(drawer(exchange, page));
    return still == null ? Map.of() : still;
  }

  private Drawer drawer(ServerWebExchange exchange, String page) {
    return new Drawer(session(exchange).reveal(), page);
  }

  private static Cache<Drawer, Map<String, Secret>> drawers() {
    return Caffeine.newBuilder().maximumSize(MOST).expireAfterWrite(KEPT).build();
  }

  private Secret session(ServerWebExchange exchange) {
    return new Secret(String.valueOf(cookie.read(exchange)));
  }

  private record Drawer(String session, String page) {}
}
