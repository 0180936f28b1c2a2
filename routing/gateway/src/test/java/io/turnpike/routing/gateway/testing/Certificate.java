package io.turnpike.routing.gateway.testing;

import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslContextBuilder;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.List;
import javax.net.ssl.KeyManagerFactory;

/** Certificates for loopback that nobody should trust, made with the JDK's own tool. */
public enum Certificate {
  SELF_SIGNED("127.0.0.1", "-0d"),
  EXPIRED("127.0.0.1", "-900d"),
  OTHER_HOST("api.example.com", "-0d");

  private static final String PASSWORD = "hostile";

  private final String host;
  private final String startDate;

  Certificate(String host, String startDate) {
    this.host = host;
    this.startDate = startDate;
  }

  SslContext context() {
    try {
      Path folder = Files.createTempDirectory("hostile");
      KeyManagerFactory keys = keys(keystore(folder));
      return SslContextBuilder.forServer(keys).build();
    } catch (IOException | GeneralSecurityException broken) {
      throw new IllegalStateException("No certificate could be made.", broken);
    }
  }

  private Path keystore(Path folder) throws IOException {
    Path store = folder.resolve("keys.p12");
    String subject = host.equals("127.0.0.1") ? "ip:" + host : "dns:" + host;
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
    command.addAll(List.of("-genkeypair", "-alias", "hostile", "-keyalg", "EC"));
    command.addAll(List.of("-dname", "CN=" + host, "-ext", "san=" + subject));
    command.addAll(List.of("-startdate", startDate, "-validity", "30"));
    command.addAll(List.of("-storetype", "PKCS12", "-storepass", PASSWORD));
    command.addAll(List.of("-keystore", store.toString()));
    run(command);
    return store;
  }

  private static void run(List<String> command) throws IOException {
    Process keytool = new ProcessBuilder(command).redirectErrorStream(true).start();
    String said = new String(keytool.getInputStream().readAllBytes());
    try {
      if (keytool.waitFor() != 0) {
        throw new UncheckedIOException(new IOException(said));
      }
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(stopped);
    }
  }

  private static KeyManagerFactory keys(Path store) throws IOException, GeneralSecurityException {
    KeyStore loaded = KeyStore.getInstance("PKCS12");
    try (InputStream in = Files.newInputStream(store)) {
      loaded.load(in, PASSWORD.toCharArray());
    }
    KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    keys.init(loaded, PASSWORD.toCharArray());
    return keys;
  }
}
