package io.turnpike.infra.postgres;

import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.WRITE;

import io.turnpike.infra.crypto.Secret;
import io.turnpike.infra.settings.StartRefused;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import org.springframework.util.FileSystemUtils;

/**
 * The files of an embedded server, and the steps that make a half-made set of them whole: a process
 * can be killed between any two of them.
 */
record Cluster(Path data, Path binaries) {

  private static final String VERSION = "18";
  private static final long LOG_LIMIT = 10L << 20;

  /** Stops what a killed process left running, and clears what it left half made. */
  void prepare() throws IOException {
    Files.createDirectories(binaries);
    OrphanedPostgres.stop(data);
    if (!Files.exists(completed())) {
      FileSystemUtils.deleteRecursively(data);
    }
    // Of the library, which holds it for a server that has ended; our folder's own lock stands.
    Files.deleteIfExists(data.resolve("epg-lock"));
    clearHalfUnpacked();
    refuseOtherVersions();
    if (Files.exists(log()) && Files.size(log()) > LOG_LIMIT) {
      Files.delete(log());
    }
  }

  /** After the first start: makes our role and database, then notes that all is made. */
  void complete(DatabaseLocation owner) throws IOException {
    if (Files.exists(completed())) {
      return;
    }
    var superuser = owner.database("postgres").as(EmbeddedDatabase.SUPERUSER);
    try (var connection = Jdbc.connect(superuser);
        var statement = connection.createStatement()) {
      // The password is hexadecimal, made by us; utility statements take no parameters.
      statement.execute(
          "create role %s login createrole password '%s'"
              .formatted(owner.user(), owner.password().reveal()));
      statement.execute("create database %s owner %s".formatted(owner.database(), owner.user()));
    } catch (SQLException e) {
      throw new IOException(e.getMessage(), e);
    }
    Files.deleteIfExists(passwordFile());
    Files.createFile(completed());
  }

  Path log() {
    return data.resolveSibling(data.getFileName() + ".log");
  }

  /** Needed by initdb only. */
  Path passwordFile(Secret password) throws IOException {
    if (!Files.exists(completed())) {
      Files.writeString(passwordFile(), password.reveal());
    }
    return passwordFile();
  }

  private Path passwordFile() {
    return data.resolveSibling(data.getFileName() + ".first-password");
  }

  private Path completed() {
    return data.resolve("turnpike-completed");
  }

  /** The library takes a file that exists for one that is whole, so half a folder must go. */
  private void clearHalfUnpacked() throws IOException {
    try (DirectoryStream<Path> unpacked = Files.newDirectoryStream(binaries, "PG-*")) {
      for (Path folder : unpacked) {
        if (!Files.exists(folder.resolve(".exists")) && !isBeingUnpacked(folder)) {
          FileSystemUtils.deleteRecursively(folder);
        }
      }
    }
  }

  /** The library's own lock; test runs share one folder of programs. */
  private static boolean isBeingUnpacked(Path folder) throws IOException {
    try (var channel = FileChannel.open(folder.resolve("epg-lock"), CREATE, WRITE);
        var lock = channel.tryLock()) {
      return lock == null;
    }
  }

  private void refuseOtherVersions() throws IOException {
    Path version = data.resolve("PG_VERSION");
    if (Files.exists(version) && !Files.readString(version).strip().equals(VERSION)) {
      throw new StartRefused(
          "The data in %s is of Postgres %s, and this build runs %s; move it with pg_upgrade or pg_dump first."
              .formatted(data, Files.readString(version).strip(), VERSION));
    }
  }
}
