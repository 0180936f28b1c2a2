package io.turnpike.infra.settings;

import io.turnpike.infra.crypto.Secret;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.SecureRandom;
import java.util.HexFormat;

/** A random secret in a file of its own. */
final class KeptSecret {

  private static final int BYTES = 24;

  private KeptSecret() {}

  /** Written beside and moved into place, so that a crash leaves no half of one. */
  static Secret readOrMake(Path file) throws IOException {
    if (!Files.exists(file)) {
      Path whole = file.resolveSibling(file.getFileName() + ".new");
      Files.deleteIfExists(whole);
      Files.createFile(whole, OwnerOnly.file());
      Files.writeString(whole, random());
      Files.move(whole, file, StandardCopyOption.ATOMIC_MOVE);
    }
    return new Secret(Files.readString(file).strip());
  }

  private static String random() {
    byte[] bytes = new byte[BYTES];
    new SecureRandom().nextBytes(bytes);
    return HexFormat.of().formatHex(bytes);
  }
}
