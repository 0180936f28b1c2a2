package io.turnpike.infra.postgres;

import io.turnpike.infra.crypto.Secret;
import io.turnpike.infra.process.Supervisor;
import io.turnpike.infra.settings.FreePort;
import io.turnpike.infra.settings.StartRefused;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import io.zonky.test.db.postgres.util.LinuxUtils;
import java.io.Closeable;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A Postgres server as a child process, its data kept in a folder. Listens on loopback only and
 * asks for a password; the product connects as an ordinary role that owns its database, as it would
 * with a server someone else runs.
 */
final class EmbeddedDatabase implements Supervisor.Server, Closeable {

  static final String SUPERUSER = "postgres";
  static final String OWNER = "turnpike";

  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final Cluster cluster;
  private final EmbeddedPostgres.Builder builder;
  private final DatabaseLocation location;
  private volatile EmbeddedPostgres server;

  private EmbeddedDatabase(
      Cluster cluster, EmbeddedPostgres.Builder builder, DatabaseLocation location)
      throws IOException {
    this.cluster = cluster;
    this.builder = builder;
    this.location = location;
    this.server = builder.start();
  }

  /**
   * @param data where the cluster lies, or will
   * @param binaries where the server's programs are unpacked to
   * @param settings of the server, beside what every embedded one needs
   */
  static EmbeddedDatabase start(
      Path data, Path binaries, Secret password, Map<String, String> settings) {
    refuseRootWithoutNamespaces();
    Cluster cluster = new Cluster(data, binaries);
    try {
      cluster.prepare();
      int port = FreePort.find();
      var owner = new DatabaseLocation("127.0.0.1", port, OWNER, OWNER, password, "disable");
      var builder = builder(cluster, password, settings).setPort(port);
      var server = new EmbeddedDatabase(cluster, builder, owner);
      cluster.complete(owner);
      return server;
    } catch (IOException | RuntimeException e) {
      throw refused(data, e);
    }
  }

  /** As the role that owns the product's database. */
  DatabaseLocation location() {
    return location;
  }

  @Override
  public Optional<ProcessHandle> running() throws IOException {
    return OrphanedPostgres.running(cluster.data());
  }

  @Override
  public void start() throws IOException {
    cluster.prepare();
    server = builder.start();
  }

  /** The library waits five seconds for the server's end; a last checkpoint may take longer. */
  @Override
  public void close() throws IOException {
    if (running().isPresent()) {
      server.close();
    }
    OrphanedPostgres.stop(cluster.data());
  }

  @Override
  public String toString() {
    return "The embedded Postgres in " + cluster.data();
  }

  private static EmbeddedPostgres.Builder builder(
      Cluster cluster, Secret password, Map<String, String> settings) throws IOException {
    File log = cluster.log().toFile();
    var builder =
        EmbeddedPostgres.builder()
            .setDataDirectory(cluster.data())
            .setCleanDataDirectory(false)
            .setOverrideWorkingDirectory(cluster.binaries().toFile())
            .setRegisterShutdownHook(false)
            .setPGStartupWait(PATIENCE)
            .setOutputRedirector(ProcessBuilder.Redirect.appendTo(log))
            .setErrorRedirector(ProcessBuilder.Redirect.appendTo(log))
            // What the library passes on to initdb; it would trust everyone otherwise.
            .setLocaleConfig("auth-host", "scram-sha-256")
            .setLocaleConfig("auth-local", "scram-sha-256")
            .setLocaleConfig("pwfile", cluster.passwordFile(password).toString())
            .setLocaleConfig("locale", "C.UTF-8")
            .setConnectConfig("password", password.reveal());
    serverSettings(settings).forEach(builder::setServerConfig);
    return builder;
  }

  /** The library is meant for tests and turns durability off; here it is on unless asked. */
  private static Map<String, String> serverSettings(Map<String, String> given) {
    var settings = new TreeMap<String, String>();
    settings.put("listen_addresses", "127.0.0.1");
    settings.put("unix_socket_directories", "''");
    settings.put("fsync", "on");
    settings.put("synchronous_commit", "on");
    settings.put("max_connections", "100");
    settings.put("shared_buffers", "48MB");
    // A statement locks every partition it looks into with its indexes, a dozen a day.
    settings.put("max_locks_per_transaction", "256");
    settings.put("log_min_messages", "warning");
    settings.putAll(given);
    return settings;
  }

  /** Postgres never runs as root; the library then gives it a user namespace of its own. */
  private static void refuseRootWithoutNamespaces() {
    if ("root".equals(System.getProperty("user.name")) && !LinuxUtils.isUnshareAvailable()) {
      throw new StartRefused(
          "The embedded Postgres does not run as root where user namespaces are not permitted."
              + " Start Turnpike as another user, or set TURNPIKE_DATABASE_URL.");
    }
  }

  private static RuntimeException refused(Path data, Exception cause) {
    if (cause instanceof StartRefused refused) {
      return refused;
    }
    return new StartRefused(
        "The embedded Postgres in %s did not start (%s); see postgres.log beside it, or set TURNPIKE_DATABASE_URL to use a server of yours."
            .formatted(data, cause.getMessage()),
        cause);
  }
}
