package io.turnpike.infra.settings;

/**
 * Where the stores are, as the start-up banner shows it: without users and passwords.
 *
 * @param database host, port and database, for example {@code 127.0.0.1:5432/turnpike}
 * @param databaseEmbedded whether this process runs the server itself
 * @param redis host, port and logical database, for example {@code 127.0.0.1:6379/0}
 * @param redisEmbedded whether this process runs the server itself
 */
public record StoreAddresses(
    String database, boolean databaseEmbedded, String redis, boolean redisEmbedded) {}
