package io.turnpike.routing.config.store;

import io.micrometer.core.instrument.MeterRegistry;
import io.turnpike.infra.cache.TableCache;
import io.turnpike.routing.ConfigReference;
import io.turnpike.routing.config.document.ConfigDocument;
import io.turnpike.routing.config.lint.ConfigCheck;
import io.turnpike.routing.plan.RoutePlan;
import io.turnpike.tenants.OrganizationId;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.Arrays;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * Plans of documents that came with a request: compiled the first time, found by the text's SHA-256
 * afterwards. Forgotten after a while, because nobody announces that a connection they name is
 * gone.
 */
@Component
final class InlinePlans {

  private static final Duration LIFETIME = Duration.ofMinutes(10);

  private final ConfigCheck check;
  private final TableCache<InlineKey, Compiled> known;

  InlinePlans(ConfigCheck check, ConfigSettings settings, MeterRegistry meters) {
    this.check = check;
    this.known =
        new TableCache<>(
            "inline config",
            settings.inlineMemory().toBytes(),
            LIFETIME,
            Compiled::weight,
            this::compile,
            meters);
  }

  /** Already completed when the document was seen before. */
  Mono<RoutePlan> plan(OrganizationId organization, String document) {
    InlineKey key = new InlineKey(organization, document);
    Compiled present = known.present(key);
    return present != null ? present.answer : known.get(key).flatMap(compiled -> compiled.answer);
  }

  private Mono<Compiled> compile(InlineKey key) {
    return check.checkOfRequest(key.organization, key.document).map(read -> compiled(read, key));
  }

  private static Compiled compiled(ConfigDocument read, InlineKey key) {
    int characters = key.document.length();
    Mono<RoutePlan> answer = Mono.just(new RoutePlan(key.name(), 0, read.compiled(), read.rules()));
    return new Compiled(answer, read.weight(characters) + 2 * characters);
  }

  /**
   * @param answer made beforehand, so that a request makes nothing
   * @param weight in bytes, roughly; the text is kept beside what it became
   */
  private record Compiled(Mono<RoutePlan> answer, int weight) {}

  /** A document that came with a request; two are the same when their texts' SHA-256 are. */
  private static final class InlineKey {

    private static final int NAMED_BYTES = 6;

    private final OrganizationId organization;
    private final String document;
    private final byte[] sha256;

    InlineKey(OrganizationId organization, String document) {
      this.organization = organization;
      this.document = document;
      this.sha256 = sha256(document);
    }

    /** The same for the same text, on every node and at any time. */
    String name() {
      return ConfigReference.INLINE + HexFormat.of().formatHex(sha256, 0, NAMED_BYTES);
    }

    @Override
    public boolean equals(@Nullable Object other) {
      return other instanceof InlineKey key
          && key.organization.equals(organization)
          && Arrays.equals(key.sha256, sha256);
    }

    @Override
    public int hashCode() {
      return 31 * organization.hashCode() + Arrays.hashCode(sha256);
    }

    private static byte[] sha256(String document) {
      try {
        return MessageDigest.getInstance("SHA-256")
            .digest(document.getBytes(StandardCharsets.UTF_8));
      } catch (NoSuchAlgorithmException impossible) {
        throw new IllegalStateException("Every Java has SHA-256.", impossible);
      }
    }
  }
}
