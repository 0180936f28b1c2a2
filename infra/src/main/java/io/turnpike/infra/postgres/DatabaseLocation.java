package io.turnpike.infra.postgres;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.turnpike.infra.crypto.Secret;
import io.turnpike.infra.settings.StartRefused;
import java.net.URI;
import java.net.URLDecoder;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Where a database is and who we are there.
 *
 * @param sslMode as in libpq: {@code disable}, {@code require}, {@code verify-full}, …
 */
record DatabaseLocation(
    String host, int port, String database, String user, Secret password, String sslMode) {

  private static final int DEFAULT_PORT = 5432;
  private static final Pattern SSL_MODE = Pattern.compile("(?:^|&)sslmode=([^&]*)");
  private static final List<String> SSL_MODES =
      List.of("disable", "allow", "prefer", "require", "verify-ca", "verify-full");

  /** Reads {@code postgresql://user:pass@host:port/db?sslmode=…}; also {@code postgres://}. */
  static DatabaseLocation parse(String url) {
    URI uri = uri(url);
    String path = uri.getPath();
    String[] user = userInfo(uri);
    if (uri.getHost() == null || path == null || path.length() < 2 || user[0].isEmpty()) {
      throw misshapen("it lacks a user, a host or a database name");
    }
    int port = uri.getPort() < 0 ? DEFAULT_PORT : uri.getPort();
    Secret password = new Secret(user.length > 1 ? user[1] : "");
    return new DatabaseLocation(
        uri.getHost(), port, path.substring(1), user[0], password, sslMode(uri.getRawQuery()));
  }

  DatabaseLocation database(String other) {
    return new DatabaseLocation(host, port, other, user, password, sslMode);
  }

  DatabaseLocation as(String otherUser) {
    return new DatabaseLocation(host, port, database, otherUser, password, sslMode);
  }

  String hostAndPort() {
    return host + ":" + port;
  }

  /** For people: no user, no password. */
  @Override
  public String toString() {
    return hostAndPort() + "/" + database;
  }

  private static URI uri(String url) {
    try {
      URI uri = URI.create(url.strip());
      if ("postgresql".equals(uri.getScheme()) || "postgres".equals(uri.getScheme())) {
        return uri;
      }
    } catch (IllegalArgumentException _) {
      // Its message would repeat the password.
      throw misshapen("special characters in user or password must be percent-encoded");
    }
    throw misshapen("it does not begin with postgresql://");
  }

  private static String[] userInfo(URI uri) {
    String raw = uri.getRawUserInfo();
    String[] parts = raw == null ? new String[] {""} : raw.split(":", 2);
    for (int i = 0; i < parts.length; i++) {
      parts[i] = URLDecoder.decode(parts[i].replace("+", "%2B"), UTF_8);
    }
    return parts;
  }

  private static String sslMode(@Nullable String query) {
    Matcher found = SSL_MODE.matcher(query == null ? "" : query);
    if (!found.find()) {
      return "prefer";
    }
    if (!SSL_MODES.contains(found.group(1))) {
      throw misshapen("sslmode must be one of " + String.join(", ", SSL_MODES));
    }
    return found.group(1);
  }

  private static StartRefused misshapen(String why) {
    return new StartRefused(
        "TURNPIKE_DATABASE_URL must look like postgresql://user:password@host:5432/database; "
            + why
            + ".");
  }
}
