package io.turnpike.routing.gateway.attempt.token;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.turnpike.infra.crypto.Secret;
import io.turnpike.infra.http.OutboundHttp;
import io.turnpike.routing.gateway.attempt.wire.CallSecrets;
import io.turnpike.routing.gateway.call.AttemptFailed;
import io.turnpike.routing.providers.ProviderAdapter;
import io.turnpike.routing.providers.ProviderCall;
import io.turnpike.routing.providers.TokenGrant;
import io.turnpike.tenants.OrganizationId;
import io.turnpike.tenants.providers.ProviderConnection;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * The tokens of connections whose credential is exchanged for one. Each is fetched once for all
 * that wait for it, and anew before it ends, while calls go on with the one there is.
 */
@Component
public class AccessTokens {

  private static final int MOST = 20_000;
  private static final Duration UNUSED = Duration.ofHours(2);

  private final TokenFetch fetch;
  private final RefreshAhead ahead;
  private final Cache<TokenUse.Key, HeldToken> held =
      Caffeine.newBuilder()
          .maximumSize(MOST)
          .expireAfterAccess(UNUSED)
          .executor(Runnable::run)
          .build();

  AccessTokens(OutboundHttp outbound, RefreshAhead ahead) {
    this.fetch = new TokenFetch(outbound);
    this.ahead = ahead;
  }

  /** Null where it has to be waited for. */
  public @Nullable Secret present(TokenUse use) {
    HeldToken known = held.getIfPresent(use.key());
    return known == null ? null : known.present(use, ahead::offer);
  }

  /**
   * Fails with {@link AttemptFailed}, in bounded time; what has failed is not asked at once again.
   */
  public Mono<Secret> token(TokenUse use) {
    return Mono.defer(
        () -> held.get(use.key(), _ -> new HeldToken(fetch::token, System::nanoTime)).token(use));
  }

  /** The call with its token, where its adapter wants one. */
  public Mono<ProviderCall> prepared(
      ProviderAdapter adapter,
      OrganizationId organization,
      ProviderConnection connection,
      ProviderCall call) {
    TokenGrant grant = adapter.grant(call);
    return grant == null
        ? Mono.just(call)
        : token(new TokenUse(organization, connection, grant, CallSecrets.of(call.credential())))
            .map(call::with);
  }

  /** The provider does not take it: it is not used again. */
  public void refused(TokenUse use, Secret token) {
    HeldToken known = held.getIfPresent(use.key());
    if (known != null) {
      known.drop(token);
    }
  }
}
