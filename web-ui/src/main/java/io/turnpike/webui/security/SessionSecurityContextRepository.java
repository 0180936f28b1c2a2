package io.turnpike.webui.security;

import io.turnpike.infra.refusal.Unavailable;
import io.turnpike.tenants.Accounts;
import io.turnpike.tenants.Accounts.Session;
import io.turnpike.tenants.Actor;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.authentication.AbstractAuthenticationToken;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextImpl;
import org.springframework.security.web.server.context.ServerSecurityContextRepository;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** Finds out who is there from the session cookie. Nothing is kept in the web server's memory. */
@Component
public class SessionSecurityContextRepository implements ServerSecurityContextRepository {

  private final SessionCookie cookie;
  private final Accounts accounts;

  SessionSecurityContextRepository(SessionCookie cookie, Accounts accounts) {
    this.cookie = cookie;
    this.accounts = accounts;
  }

  /** Empty without a living session; 503 when that cannot be known now. */
  @Override
  public Mono<SecurityContext> load(ServerWebExchange exchange) {
    String token = cookie.read(exchange);
    return token == null ? Mono.empty() : living(token);
  }

  /** Sessions are opened by logging in and signing up alone. */
  @Override
  public Mono<Void> save(ServerWebExchange exchange, @Nullable SecurityContext context) {
    return Mono.empty();
  }

  private Mono<SecurityContext> living(String token) {
    return accounts
        .session(token)
        .<SecurityContext>map(
            session -> new SecurityContextImpl(new SessionAuthentication(session)))
        .onErrorMap(Unavailable.class, SessionSecurityContextRepository::unavailable);
  }

  private static ResponseStatusException unavailable(Unavailable cause) {
    return new ResponseStatusException(HttpStatus.SERVICE_UNAVAILABLE, cause.sentence(), cause);
  }

  /** A person with a living session. The principal is the {@link Actor}; the token is not shown. */
  private static final class SessionAuthentication extends AbstractAuthenticationToken {

    private static final long serialVersionUID = 1L;

    private final transient Session session;

    SessionAuthentication(Session session) {
      super(List.of(new SimpleGrantedAuthority("ROLE_" + session.actor().role())));
      this.session = session;
      setAuthenticated(true);
    }

    @Override
    public Actor getPrincipal() {
      return session.actor();
    }

    @Override
    public Object getCredentials() {
      return session.token();
    }
  }
}
