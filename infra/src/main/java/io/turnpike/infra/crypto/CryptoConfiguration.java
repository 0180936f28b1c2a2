package io.turnpike.infra.crypto;

import io.turnpike.infra.settings.DataFolder;
import io.turnpike.infra.settings.TurnpikeSettings;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class CryptoConfiguration {

  private static final int BCRYPT_COST = 12;

  @Bean
  MasterKey masterKey(TurnpikeSettings settings, DataFolder data) {
    return new MasterKeySource(settings, data).masterKey();
  }

  @Bean
  Vault vault(MasterKey master) {
    return Vault.under(master);
  }

  @Bean
  TokenDigest tokenDigest(MasterKey master) {
    return TokenDigest.under(master);
  }

  @Bean
  PasswordHashes passwordHashes() {
    return PasswordHashes.bcrypt(BCRYPT_COST);
  }
}
