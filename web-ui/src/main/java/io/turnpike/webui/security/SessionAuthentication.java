package io.turnpike.webui.security;

import io.turnpike.tenants.Accounts.Session;
import io.turnpike.tenants.Actor;
import java.util.List;
import org.springframework.security.authentication.AbstractAuthenticationToken;
import org.springframework.security.core.authority.SimpleGrantedAuthority;

/** A person with a living session. The principal is the {@link Actor}; the token is not shown. */
public final class SessionAuthentication extends AbstractAuthenticationToken {

  private static final long serialVersionUID = 1L;

  private final transient Session session;

  public SessionAuthentication(Session session) {
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
