package io.turnpike.infra.crypto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.turnpike.infra.settings.DataFolder;
import io.turnpike.infra.settings.StartRefused;
import io.turnpike.infra.settings.TurnpikeSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MasterKeySourceTests {

  private static final String DATABASE = "postgresql://u:p@db:5432/turnpike";

  @TempDir Path folder;

  @Test
  void takesTheGivenKey() throws IOException {
    assertSame(masterKey(DATABASE, Keys.text(1)), Keys.of(1));
    assertSame(masterKey(null, Keys.text(2)), Keys.of(2));
  }

  @Test
  void keepsAKeyBesideAnEmbeddedDatabaseForTheOwnerAlone() throws IOException {
    assertSame(masterKey(null, null), masterKey(null, " "));
    assertThat(Files.getPosixFilePermissions(folder.resolve("secrets/master-key")))
        .isEqualTo(PosixFilePermissions.fromString("rw-------"));
  }

  @Test
  void refusesToStartWithoutAKeyForADatabaseElsewhere() {
    assertThatExceptionOfType(StartRefused.class)
        .isThrownBy(() -> masterKey(DATABASE, null))
        .withMessageContaining("TURNPIKE_MASTER_KEY")
        .withMessageContaining("openssl rand -base64 32")
        .withMessageNotContaining("\n");
  }

  @Test
  void refusesToStartWithAKeyThatIsNone() {
    assertThatExceptionOfType(StartRefused.class)
        .isThrownBy(() -> masterKey(null, "hunter2"))
        .withMessageContaining("TURNPIKE_MASTER_KEY")
        .withMessageNotContaining("hunter2");
  }

  private MasterKey masterKey(@Nullable String database, @Nullable String key) throws IOException {
    var settings = new TurnpikeSettings(folder, secret(database), null, null, secret(key));
    try (DataFolder data = DataFolder.open(folder)) {
      return new MasterKeySource(settings, data).masterKey();
    }
  }

  private static @Nullable Secret secret(@Nullable String text) {
    return text == null ? null : new Secret(text);
  }

  private static void assertSame(MasterKey one, MasterKey other) {
    assertThat(one.derive(0, "a").getEncoded()).isEqualTo(other.derive(0, "a").getEncoded());
  }
}
