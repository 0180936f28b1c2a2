package io.turnpike.tenants.accounts;

import io.turnpike.infra.crypto.TokenDigest;
import io.turnpike.tenants.UserId;
import io.turnpike.tenants.throttle.Limit;
import io.turnpike.tenants.throttle.Throttle;
import java.time.Duration;
import java.util.HexFormat;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** How often one may try to log in or sign up. Redis sees digests, not addresses of people. */
@Component
final class Guesses {

  private static final Duration QUARTER = Duration.ofMinutes(15);
  private static final Duration HOUR = Duration.ofHours(1);

  /** Three slips are free; then 1, 2, 4 … seconds between tries; after ten the window must pass. */
  private static final Limit LOG_IN = new Limit(3, 10, QUARTER);

  private static final Limit LOG_INS_OF_ADDRESS = Limit.plain(100, QUARTER);
  private static final Limit SIGN_UP = Limit.plain(5, HOUR);
  private static final Limit SIGN_UPS_OF_ADDRESS = Limit.plain(60, HOUR);

  private final Throttle throttle;
  private final TokenDigest digests;

  Guesses(Throttle throttle, TokenDigest digests) {
    this.throttle = throttle;
    this.digests = digests;
  }

  Mono<Void> admitLogIn(String email, String address) {
    String network = Network.of(address);
    return throttle
        .admit(key("login-address", network), LOG_INS_OF_ADDRESS)
        .then(throttle.admit(key("login", network + " " + email), LOG_IN));
  }

  /** The right password was given: what went before were slips. */
  Mono<Void> forgiveLogIn(String email, String address) {
    String network = Network.of(address);
    return throttle
        .forget(key("login", network + " " + email))
        .then(throttle.refund(key("login-address", network)));
  }

  /** Whoever found a browser that is logged in does not have its password yet. */
  Mono<Void> admitPassword(UserId person, String address) {
    return throttle.admit(password(person, address), LOG_IN);
  }

  Mono<Void> forgivePassword(UserId person, String address) {
    return throttle.forget(password(person, address));
  }

  private String password(UserId person, String address) {
    return key("password", Network.of(address) + " " + person);
  }

  Mono<Void> admitSignUp(String email, String address) {
    return throttle
        .admit(key("signup-address", Network.of(address)), SIGN_UPS_OF_ADDRESS)
        .then(throttle.admit(key("signup", email), SIGN_UP));
  }

  private String key(String what, String who) {
    byte[] digest = digests.digest("throttle", who);
    return "throttle:" + what + ":" + HexFormat.of().formatHex(digest, 0, 16);
  }
}
