package io.turnpike.tenants.sessions;

import io.turnpike.infra.crypto.Secret;
import io.turnpike.infra.crypto.TokenDigest;
import java.security.SecureRandom;
import java.util.Base64;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Cookie values: 256 random bits, and the digest under which a session is stored. */
@Component
final class SessionTokens {

  private static final int BYTES = 32;
  private static final int CHARACTERS = 43;

  private final SecureRandom random = new SecureRandom();
  private final TokenDigest digests;

  SessionTokens(TokenDigest digests) {
    this.digests = digests;
  }

  Secret fresh() {
    byte[] bytes = new byte[BYTES];
    random.nextBytes(bytes);
    return new Secret(Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
  }

  /** Cookies come from outside: what cannot be a token costs no digest and no store read. */
  boolean possible(@Nullable String token) {
    return token != null && token.length() == CHARACTERS;
  }

  Digest digest(String token) {
    return new Digest(digests.digest("session", token));
  }
}
