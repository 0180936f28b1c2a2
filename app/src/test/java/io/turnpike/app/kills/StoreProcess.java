package io.turnpike.app.kills;

import io.turnpike.infra.testing.StoresAlone;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/**
 * Postgres and Redis as the product runs them, on a folder that is kept, in the care of a process
 * of their own that starts them again.
 */
final class StoreProcess implements AutoCloseable {

  private final Path data;
  private final Process process;
  private final String postgres;

  private StoreProcess(Path data, Process process, String postgres) {
    this.data = data;
    this.process = process;
    this.postgres = postgres;
  }

  static StoreProcess start(Path data) throws IOException {
    Files.createDirectories(data);
    ProcessBuilder builder =
        new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-XX:TieredStopAtLevel=1",
            "-Xmx160m",
            "-cp",
            System.getProperty("java.class.path"),
            StoresAlone.class.getName(),
            data.toString());
    builder.redirectError(data.resolveSibling("stores.log").toFile());
    builder.environment().keySet().removeIf(name -> name.startsWith("TURNPIKE_"));
    Process process = builder.start();
    BufferedReader lines = process.inputReader();
    String line = lines.readLine();
    while (line != null && !line.startsWith("ready ")) {
      line = lines.readLine();
    }
    if (line == null) {
      throw new IOException("The stores did not start; see stores.log in " + data.getParent());
    }
    Thread.ofVirtual().start(() -> lines.lines().forEach(_ -> {}));
    return new StoreProcess(data, process, line.substring("ready ".length()));
  }

  String databaseUrl() throws IOException {
    return "postgresql://turnpike:%s@%s".formatted(secret("postgres"), postgres);
  }

  String redisUrl() throws IOException {
    return "redis://:%s@127.0.0.1:%d/0".formatted(secret("redis"), redisPort());
  }

  /** As the superuser, whom row-level security does not bind. */
  List<Map<String, Object>> rows(String query) throws IOException {
    var server =
        new DriverManagerDataSource(
            "jdbc:postgresql://" + postgres + "?connectTimeout=10&socketTimeout=60",
            "postgres",
            secret("postgres"));
    return new JdbcTemplate(server).queryForList(query);
  }

  void killPostgres() throws IOException {
    kill(data.resolve("postgres/postmaster.pid"));
  }

  void killRedis() throws IOException {
    kill(data.resolve("redis/redis.pid"));
  }

  void flushRedis() throws IOException {
    try (Socket socket = new Socket("127.0.0.1", redisPort())) {
      String commands = "AUTH " + secret("redis") + "\r\nFLUSHALL\r\n";
      socket.getOutputStream().write(commands.getBytes(StandardCharsets.US_ASCII));
      socket.setSoTimeout(10_000);
      byte[] said = socket.getInputStream().readNBytes("+OK\r\n+OK\r\n".length());
      if (!new String(said, StandardCharsets.US_ASCII).equals("+OK\r\n+OK\r\n")) {
        throw new IOException("Redis did not forget: " + new String(said));
      }
    }
  }

  private static void kill(Path file) throws IOException {
    long number = Long.parseLong(Files.readAllLines(file).getFirst().strip());
    ProcessHandle server = ProcessHandle.of(number).orElseThrow();
    server.destroyForcibly();
    server.onExit().join();
  }

  private String secret(String name) throws IOException {
    return Files.readString(data.resolve("secrets").resolve(name)).strip();
  }

  private int redisPort() throws IOException {
    return Files.readAllLines(data.resolve("redis/redis.conf")).stream()
        .filter(line -> line.startsWith("port "))
        .mapToInt(line -> Integer.parseInt(line.substring(5)))
        .findFirst()
        .orElseThrow();
  }

  @Override
  public void close() throws InterruptedException, IOException {
    process.destroy();
    process.waitFor();
    for (String file : new String[] {"postgres/postmaster.pid", "redis/redis.pid"}) {
      if (Files.exists(data.resolve(file))) {
        kill(data.resolve(file));
      }
    }
  }
}
