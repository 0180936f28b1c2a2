package io.turnpike.infra.settings;

import io.turnpike.infra.crypto.Secret;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What the operator may set; each has a {@code TURNPIKE_} environment variable of the same name.
 *
 * @param dataDir folder for everything kept on this machine; relative to the working directory
 * @param databaseUrl {@code postgresql://user:pass@host:port/db}; absent: an embedded server
 * @param redisUrl {@code redis://…} or {@code rediss://…}; absent: an embedded server
 * @param publicUrl where browsers and SDKs reach this installation; absent: localhost
 * @param masterKey root of all encryption; absent: generated into the data folder
 */
@ConfigurationProperties("turnpike")
public record TurnpikeSettings(
    @DefaultValue("data") Path dataDir,
    @Nullable Secret databaseUrl,
    @Nullable Secret redisUrl,
    @Nullable String publicUrl,
    @Nullable Secret masterKey) {

  /** An empty variable means the same as none: compose files cannot unset one. */
  public TurnpikeSettings {
    databaseUrl = unlessBlank(databaseUrl);
    redisUrl = unlessBlank(redisUrl);
    publicUrl = publicUrl == null || publicUrl.isBlank() ? null : publicUrl.strip();
    masterKey = unlessBlank(masterKey);
  }

  private static @Nullable Secret unlessBlank(@Nullable Secret given) {
    return given == null || given.reveal().isBlank() ? null : given;
  }
}
