package io.turnpike.tenants.keys;

import io.turnpike.infra.crypto.Secret;
import io.turnpike.infra.crypto.TokenDigest;
import io.turnpike.infra.crypto.TokenFormat;
import io.turnpike.infra.crypto.TokenFormat.Token;
import org.springframework.stereotype.Component;

/** Makes new keys and the digests by which presented ones are recognised. */
@Component
final class KeyMint {

  private static final int SHOWN = 6;

  private final TokenDigest digests;

  KeyMint(TokenDigest digests) {
    this.digests = digests;
  }

  Minted mint(KeyKind kind) {
    Token token = TokenFormat.generate(kind.prefix);
    String hint = kind.prefix + token.publicId().substring(0, SHOWN) + "…";
    return new Minted(token.publicId(), digest(kind, token), hint, new Secret(token.text()));
  }

  byte[] digest(KeyKind kind, Token token) {
    return digests.digest(kind.purpose, token.text());
  }

  /**
   * @param publicId what the key is looked up by
   * @param digest what is stored in place of the key
   */
  record Minted(String publicId, byte[] digest, String hint, Secret secret) {}
}
