package io.turnpike.infra.settings;

import io.turnpike.infra.crypto.Secret;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.function.Supplier;

/**
 * The folder everything on this machine is kept in: readable by its owner only, and held by one
 * process at a time for as long as this object is open.
 */
public final class DataFolder implements AutoCloseable {

  private final Path path;
  private final FileChannel lock;

  private DataFolder(Path path, FileChannel lock) {
    this.path = path;
    this.lock = lock;
  }

  /** Creates it when missing; throws {@link StartRefused} when it is in use or not usable. */
  public static DataFolder open(Path folder) {
    Path path = folder.toAbsolutePath().normalize();
    try {
      OwnerOnly.createFolder(path);
      return new DataFolder(path, FolderLock.take(path));
    } catch (IOException e) {
      throw new StartRefused(
          "The data folder %s cannot be used (%s). Set TURNPIKE_DATA_DIR to one this user can write."
              .formatted(path, e),
          e);
    }
  }

  public Path path() {
    return path;
  }

  /** A folder inside this one, owner only; created when missing. */
  public Path folder(String name) {
    try {
      return OwnerOnly.createFolder(path.resolve(name));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** For a folder inside this one whose permissions somebody has widened. */
  public void closeToOthers(String name) {
    try {
      OwnerOnly.restrict(path.resolve(name));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A random secret of 192 bits kept under this name; made at the first call. */
  public Secret keptSecret(String name) {
    return keptSecret(name, DataFolder::random);
  }

  /**
   * A secret kept under this name.
   *
   * @param fresh makes it at the first call
   */
  public Secret keptSecret(String name, Supplier<String> fresh) {
    Path file = folder("secrets").resolve(name);
    try {
      if (!Files.exists(file)) {
        OwnerOnly.write(file, fresh.get());
      }
      return new Secret(Files.readString(file).strip());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Lets another process have the folder. */
  @Override
  public void close() throws IOException {
    lock.close();
  }

  private static String random() {
    byte[] bytes = new byte[24];
    new SecureRandom().nextBytes(bytes);
    return HexFormat.of().formatHex(bytes);
  }
}
