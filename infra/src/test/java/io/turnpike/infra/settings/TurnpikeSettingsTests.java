package io.turnpike.infra.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.turnpike.infra.crypto.Secret;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;

class TurnpikeSettingsTests {

  @Test
  void comeFromTheEnvironment() {
    var settings =
        bind(
            Map.of(
                "TURNPIKE_DATA_DIR", "/var/lib/turnpike",
                "TURNPIKE_DATABASE_URL", "postgresql://me:s3cret@db/shop",
                "TURNPIKE_REDIS_URL", "redis://:s3cret@cache:6379/1",
                "TURNPIKE_PUBLIC_URL", "https://gateway.example.com/",
                "TURNPIKE_MASTER_KEY", "s3cret"));

    assertThat(settings.dataDir()).isEqualTo(Path.of("/var/lib/turnpike"));
    assertThat(settings.databaseUrl()).isEqualTo(new Secret("postgresql://me:s3cret@db/shop"));
    assertThat(settings.redisUrl()).isEqualTo(new Secret("redis://:s3cret@cache:6379/1"));
    assertThat(settings.publicUrl()).isEqualTo("https://gateway.example.com/");
    assertThat(settings.toString()).doesNotContain("s3cret");
  }

  @Test
  void takeAnEmptyVariableForNone() {
    var settings = bind(Map.of("TURNPIKE_DATABASE_URL", "", "TURNPIKE_PUBLIC_URL", " "));

    assertThat(settings.databaseUrl()).isNull();
    assertThat(settings.publicUrl()).isNull();
    assertThat(settings.dataDir()).isEqualTo(Path.of("data"));
  }

  @Test
  void trimThePublicUrl() {
    assertThat(new PublicUrl("https://gateway.example.com/").value())
        .isEqualTo("https://gateway.example.com");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"gateway.example.com", "ftp://x", "https://", "https://x/?q=1", "https://x y"})
  void refuseAPublicUrlThatIsNone(String given) {
    assertThatThrownBy(() -> new PublicUrl(given))
        .isInstanceOf(StartRefused.class)
        .hasMessageContainingAll(given, "TURNPIKE_PUBLIC_URL");
  }

  private static TurnpikeSettings bind(Map<String, Object> variables) {
    var environment = new StandardEnvironment();
    environment
        .getPropertySources()
        .forEach(source -> environment.getPropertySources().remove(source.getName()));
    environment
        .getPropertySources()
        .addFirst(new SystemEnvironmentPropertySource("systemEnvironment", variables));
    return new Binder(ConfigurationPropertySources.get(environment))
        .bindOrCreate("turnpike", TurnpikeSettings.class);
  }
}
