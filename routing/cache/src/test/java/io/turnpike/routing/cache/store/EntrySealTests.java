package io.turnpike.routing.cache.store;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.turnpike.infra.crypto.VaultException;
import io.turnpike.routing.cache.Entry;
import io.turnpike.routing.cache.EntryKey;
import io.turnpike.tenants.OrganizationId;
import java.io.IOException;
import java.time.Duration;
import java.util.Base64;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What Redis is given to hold, and what is made of what it holds. */
class EntrySealTests {

  private static final int LARGEST = 1 << 20;

  private final EntrySeal seal = new EntrySeal(Entries.VAULT, LARGEST);

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 1_023, 1_024, 100_000, LARGEST})
  void anEntryComesBackAsItWas(int length) throws IOException {
    Entry entry = Entries.of("x".repeat(length));
    Kept kept = Kept.of(entry, Duration.ofMinutes(1));

    Kept back = seal.open(Entries.key(1, "a"), seal.close(Entries.key(1, "a"), kept));

    assertThat(back.expiresAtMillis()).isEqualTo(kept.expiresAtMillis());
    assertThat(back.entry()).usingRecursiveComparison().isEqualTo(entry);
  }

  @Test
  void whatIsNotThereComesBackAsThat() throws IOException {
    Entry entry = Entries.bare();
    EntryKey key = Entries.key(1, "a");

    assertThat(seal.open(key, seal.close(key, Kept.of(entry, Duration.ofHours(1)))).entry())
        .usingRecursiveComparison()
        .isEqualTo(entry);
  }

  @Test
  void longAnswersArePacked() {
    String sealed = seal.close(Entries.key(1, "a"), Entries.kept("word ".repeat(10_000)));
    assertThat(sealed).hasSizeLessThan(2_000);
  }

  @Test
  void nothingOfItCanBeRead() {
    String sealed = seal.close(Entries.key(1, "a"), Entries.kept("canary"));
    assertThat(new String(Base64.getDecoder().decode(sealed), UTF_8)).doesNotContain("canary");
  }

  @Test
  void itOpensForItsOwnKeyAndOrganizationOnly() {
    EntryKey key = Entries.key(1, "a");
    String sealed = seal.close(key, Entries.kept("canary"));
    EntryKey foreign = new EntryKey(new OrganizationId(new UUID(9, 2)), key.digest());
    EntryKey sameId = new EntryKey(key.organization(), key.id() + "0".repeat(48));

    for (EntryKey other : new EntryKey[] {foreign, sameId, Entries.key(1, "b")}) {
      assertThatExceptionOfType(VaultException.class).isThrownBy(() -> seal.open(other, sealed));
    }
  }

  @Test
  void bytesOfAnotherReleaseAreNotGuessedAt() {
    EntryKey key = Entries.key(1, "a");
    byte[] later = EntryFormat.write(Entries.kept("x"));
    later[0]++;
    String sealed =
        Base64.getEncoder()
            .encodeToString(
                Entries.VAULT.sealBytes(
                    later, "answer " + key.organization() + " " + key.digest()));

    assertThatExceptionOfType(IOException.class).isThrownBy(() -> seal.open(key, sealed));
    assertThatExceptionOfType(IOException.class).isThrownBy(() -> seal.open(key, "no base64!"));
  }

  @Test
  void damagedBytesAreAMistakeAndNothingElse() {
    byte[] whole = EntryFormat.write(Entries.kept("word ".repeat(1_000)));
    for (int length = 0; length < whole.length; length++) {
      byte[] cut = java.util.Arrays.copyOf(whole, length);
      assertThatExceptionOfType(IOException.class)
          .as("%d bytes", length)
          .isThrownBy(() -> EntryFormat.read(cut, LARGEST));
    }
  }
}
