package io.turnpike.infra.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.List;

/** A certificate for {@code localhost} under the name {@code a}, made with the JDK's own tool. */
final class SelfSigned {

  static final String PASSWORD = "secret";

  private SelfSigned() {}

  static KeyStore in(Path folder) throws Exception {
    Path store = folder.resolve("keys.p12");
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
    command.addAll(List.of("-genkeypair -alias a -keyalg EC -dname CN=localhost".split(" ")));
    command.addAll(List.of("-ext", "san=dns:localhost", "-storepass", PASSWORD));
    command.addAll(List.of("-keystore", store.toString()));
    Process keytool = new ProcessBuilder(command).redirectErrorStream(true).start();
    assertThat(keytool.waitFor()).isZero();
    return KeyStore.getInstance(store.toFile(), PASSWORD.toCharArray());
  }
}
