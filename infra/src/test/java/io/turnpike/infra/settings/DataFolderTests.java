package io.turnpike.infra.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataFolderTests {

  @TempDir Path temporary;

  @Test
  void isMadeForItsOwnerOnly() throws IOException {
    try (var folder = DataFolder.open(temporary.resolve("a/b"))) {
      assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.path())))
          .isEqualTo("rwx------");
    }
  }

  @Test
  void isHeldByOneAtATime() throws IOException {
    try (var _ = DataFolder.open(temporary)) {
      assertThatThrownBy(() -> DataFolder.open(temporary))
          .isInstanceOf(StartRefused.class)
          .hasMessageContainingAll(temporary.toString(), "TURNPIKE_DATA_DIR")
          .hasMessageNotContaining("\n");
    }

    DataFolder.open(temporary).close();
  }

  @Test
  void keepsASecretFromStartToStart() throws IOException {
    var first = DataFolder.open(temporary);
    var made = first.keptSecret("redis");
    assertThat(made.reveal()).hasSizeGreaterThanOrEqualTo(32);
    assertThat(made).isNotEqualTo(first.keptSecret("postgres"));
    first.close();

    try (var second = DataFolder.open(temporary)) {
      assertThat(second.keptSecret("redis")).isEqualTo(made);
    }
  }

  @Test
  void isRefusedWhereAFileStandsInItsPlace() throws IOException {
    Path file = Files.createFile(temporary.resolve("file"));

    assertThatThrownBy(() -> DataFolder.open(file))
        .isInstanceOf(StartRefused.class)
        .hasMessageContainingAll(file.toString(), "TURNPIKE_DATA_DIR");
  }
}
