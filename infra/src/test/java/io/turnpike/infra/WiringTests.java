package io.turnpike.infra;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.turnpike.infra.crypto.PasswordHashes;
import io.turnpike.infra.crypto.Secret;
import io.turnpike.infra.crypto.TokenDigest;
import io.turnpike.infra.crypto.Vault;
import io.turnpike.infra.http.EgressRefused;
import io.turnpike.infra.http.OutboundHttp;
import io.turnpike.infra.http.TrustedOrigins;
import io.turnpike.infra.journal.Journal;
import io.turnpike.infra.settings.DataFolder;
import io.turnpike.infra.settings.StartRefused;
import io.turnpike.infra.settings.TurnpikeSettings;
import java.net.URI;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.BeanCreationException;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.core.env.MapPropertySource;
import reactor.test.StepVerifier;

/** The beans of this module that need no server, from the settings an operator gives. */
class WiringTests {

  private static final URI LOCAL = URI.create("http://127.0.0.1:9/");
  private static final String KEY = "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=";
  private static final Map<String, Object> ELSEWHERE =
      Map.of("turnpike.database-url", "postgresql://u:p@db:5432/t", "turnpike.master-key", KEY);

  @TempDir Path folder;

  @Test
  void worksWithoutAnySetting() {
    byte[] sealed;
    try (var context = started(Map.of())) {
      sealed = context.getBean(Vault.class).seal(new Secret("s"), "c");
      context.getBean(Journal.class).append((byte) 1, new byte[] {1});
      assertThat(context.getBean(TokenDigest.class).digest("p", "t")).hasSize(32);
      StepVerifier.create(context.getBean(PasswordHashes.class).hash(new Secret("p")))
          .assertNext(hash -> assertThat(hash).startsWith("{sha384-bcrypt}$2a$12$"))
          .verifyComplete();
      StepVerifier.create(context.getBean(OutboundHttp.class).permitted(LOCAL)).verifyComplete();
    }
    try (var context = started(Map.of())) {
      assertThat(context.getBean(Vault.class).open(sealed, "c")).isEqualTo(new Secret("s"));
      assertThat(context.getBean(Journal.class).read(Journal.Position.START, 10)).hasSize(1);
    }
  }

  @Test
  void letsNobodyToLoopbackWhenTheDatabaseIsElsewhere() {
    try (var context = started(ELSEWHERE)) {
      OutboundHttp http = context.getBean(OutboundHttp.class);
      StepVerifier.create(http.permitted(LOCAL)).verifyError(EgressRefused.class);
      context.getBean(TrustedOrigins.class).trust(LOCAL);
      StepVerifier.create(http.permitted(LOCAL)).verifyComplete();
    }
  }

  @Test
  void allowsWhatTheSettingLists() {
    Map<String, Object> settings = new HashMap<>(ELSEWHERE);
    settings.put("turnpike.egress.allow", "10.0.0.0/8,loopback");
    try (var context = started(settings)) {
      OutboundHttp http = context.getBean(OutboundHttp.class);
      StepVerifier.create(http.permitted(LOCAL)).verifyComplete();
      StepVerifier.create(http.permitted(URI.create("http://10.1.2.3/"))).verifyComplete();
      StepVerifier.create(http.permitted(URI.create("http://192.168.0.1/")))
          .verifyError(EgressRefused.class);
    }
  }

  @Test
  void saysInOneLineWhatIsWrongWithASetting() {
    assertRefused(Map.of("turnpike.egress.allow", "everything"), "TURNPIKE_EGRESS_ALLOW");
    assertRefused(Map.of("turnpike.master-key", "short"), "TURNPIKE_MASTER_KEY");
    assertRefused(
        Map.of("turnpike.database-url", "postgresql://u:p@db:5432/t"), "TURNPIKE_MASTER_KEY");
    assertRefused(Map.of("turnpike.journal.segments", "1"), "TURNPIKE_JOURNAL");
  }

  private void assertRefused(Map<String, Object> settings, String named) {
    assertThatExceptionOfType(BeanCreationException.class)
        .isThrownBy(() -> started(settings).close())
        .satisfies(
            e -> assertThat(refusal(e)).hasMessageContaining(named).hasMessageNotContaining("\n"));
  }

  private static StartRefused refusal(Throwable failure) {
    Throwable cause = failure;
    while (!(cause instanceof StartRefused)) {
      cause = cause.getCause();
      assertThat(cause).as("refused to start").isNotNull();
    }
    return (StartRefused) cause;
  }

  private AnnotationConfigApplicationContext started(Map<String, Object> settings) {
    Map<String, Object> all = new HashMap<>(settings);
    all.put("turnpike.data-dir", folder.toString());
    all.putIfAbsent("turnpike.journal.segment-size", "64KB");
    all.put("turnpike.journal.min-free", "1MB");
    var context = new AnnotationConfigApplicationContext();
    context.register(Settings.class);
    context.registerBean(DataFolder.class, () -> DataFolder.open(folder));
    context.getEnvironment().getPropertySources().addFirst(new MapPropertySource("test", all));
    for (String part : new String[] {"crypto", "http", "journal"}) {
      context.scan("io.turnpike.infra." + part);
    }
    context.refresh();
    return context;
  }

  @EnableConfigurationProperties(TurnpikeSettings.class)
  static final class Settings {}
}
