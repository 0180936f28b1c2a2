package io.turnpike.infra.crypto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

class VaultTests {

  private static final String CONTEXT = "org/1/connection/openai@api.openai.com";

  private final Vault vault = Vault.under(Keys.of(1));
  private final Secret secret = new Secret("sk-näïve-🔑");

  @Test
  void opensWhatItSealed() {
    assertThat(vault.open(vault.seal(secret, CONTEXT), CONTEXT)).isEqualTo(secret);
  }

  @Test
  void sealsEachTimeDifferentlyAndHidesTheText() {
    byte[] once = vault.seal(secret, CONTEXT);
    assertThat(once).isNotEqualTo(vault.seal(secret, CONTEXT));
    assertThat(new String(once, StandardCharsets.UTF_8)).doesNotContain("sk-");
  }

  @Test
  void refusesAnotherContext() {
    byte[] sealed = vault.seal(secret, CONTEXT);
    assertThatExceptionOfType(VaultException.class).isThrownBy(() -> vault.open(sealed, "org/2"));
  }

  @Test
  void refusesBytesChangedAnywhere() {
    byte[] sealed = vault.seal(secret, CONTEXT);
    for (int i = 0; i < sealed.length; i++) {
      byte[] changed = sealed.clone();
      changed[i] ^= 1;
      assertThatExceptionOfType(VaultException.class)
          .as("byte %d", i)
          .isThrownBy(() -> vault.open(changed, CONTEXT));
    }
  }

  @Test
  void refusesBytesCutAnywhere() {
    byte[] sealed = vault.seal(secret, CONTEXT);
    for (int length = 0; length < sealed.length; length++) {
      byte[] cut = java.util.Arrays.copyOf(sealed, length);
      assertThatExceptionOfType(VaultException.class).isThrownBy(() -> vault.open(cut, CONTEXT));
    }
  }

  @Test
  void opensWithAnOlderKeyAndSealsWithTheNewest() {
    Vault rotated = Vault.under(Keys.of(2, 1));
    assertThat(rotated.open(vault.seal(secret, CONTEXT), CONTEXT)).isEqualTo(secret);
    byte[] sealedAnew = rotated.seal(secret, CONTEXT);
    assertThat(Vault.under(Keys.of(2)).open(sealedAnew, CONTEXT)).isEqualTo(secret);
  }

  @Test
  void saysWhenTheMasterKeyIsGone() {
    byte[] sealed = vault.seal(secret, CONTEXT);
    assertThatExceptionOfType(VaultException.class)
        .isThrownBy(() -> Vault.under(Keys.of(2)).open(sealed, CONTEXT))
        .withMessageContaining("no longer configured");
  }

  @Test
  void mayRunOnAnEventLoop() {
    Mono<Secret> there = Mono.fromCallable(() -> vault.open(vault.seal(secret, CONTEXT), CONTEXT));
    assertThat(there.subscribeOn(Schedulers.parallel()).block()).isEqualTo(secret);
  }
}
