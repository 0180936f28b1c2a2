package io.turnpike.infra.crypto;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class CryptoConfiguration {

  private static final int BCRYPT_COST = 12;

  @Bean
  MasterKey masterKey(
      @Value("${turnpike.master-key:}") String given,
      @Value("${turnpike.database-url:}") String databaseUrl,
      @Value("${turnpike.data-dir:data}") Path dataFolder)
      throws IOException {
    if (!given.isBlank()) {
      return MasterKey.parse(given);
    }
    if (!databaseUrl.isBlank()) {
      throw new IllegalStateException(
          "TURNPIKE_MASTER_KEY is not set, and an external database needs it. " + MasterKey.ADVICE);
    }
    return new MasterKeyFile(Files.createDirectories(dataFolder)).readOrMake();
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
