package io.turnpike.infra.crypto;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;

/** The generated master key of a self-contained installation: one line of Base64, owner only. */
final class MasterKeyFile {

  private final Path file;

  MasterKeyFile(Path folder) {
    this.file = folder.resolve("master-key");
  }

  /** What the file holds; makes it first when there is none. */
  MasterKey readOrMake() throws IOException {
    if (!Files.exists(file)) {
      make();
    }
    return MasterKey.parse(Files.readString(file).strip());
  }

  /** On disk before anything is sealed with it; two starts at once agree on one key. */
  private void make() throws IOException {
    Path whole = Files.createTempFile(file.getParent(), "master-key", ".new", ownerOnly());
    try (FileChannel channel = FileChannel.open(whole, StandardOpenOption.WRITE)) {
      channel.write(ByteBuffer.wrap(fresh().getBytes(StandardCharsets.US_ASCII)));
      channel.force(true);
      Files.createLink(file, whole);
    } catch (FileAlreadyExistsException _) {
      // Another start was faster; its key counts.
    } finally {
      Files.deleteIfExists(whole);
    }
  }

  private static String fresh() {
    byte[] key = new byte[32];
    new SecureRandom().nextBytes(key);
    return Base64.getEncoder().encodeToString(key) + "\n";
  }

  private FileAttribute<?>[] ownerOnly() {
    boolean posix = file.getFileSystem().supportedFileAttributeViews().contains("posix");
    return posix
        ? new FileAttribute<?>[] {
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
        }
        : new FileAttribute<?>[0];
  }
}
