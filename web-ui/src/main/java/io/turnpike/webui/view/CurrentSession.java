package io.turnpike.webui.view;

import io.turnpike.infra.crypto.Secret;
import io.turnpike.webui.security.SessionCookie;
import java.util.Map;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;

/** What is remembered for the session of a request. */
@Component
public class CurrentSession {

  private final SessionCookie cookie;
  private final RecentSecrets secrets;

  CurrentSession(SessionCookie cookie, RecentSecrets secrets) {
    this.cookie = cookie;
    this.secrets = secrets;
  }

  public void show(ServerWebExchange exchange, String page, Map<String, Secret> issued) {
    secrets.put(token(exchange), page, issued);
  }

  /** Keys issued for this page and not shown yet; empty the second time. */
  public Map<String, Secret> issued(ServerWebExchange exchange, String page) {
    return secrets.take(token(exchange), page);
  }

  private Secret token(ServerWebExchange exchange) {
    return new Secret(String.valueOf(cookie.read(exchange)));
  }
}
