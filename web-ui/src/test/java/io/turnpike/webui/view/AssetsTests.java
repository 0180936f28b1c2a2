package io.turnpike.webui.view;

import static org.assertj.core.api.Assertions.assertThat;

import io.turnpike.webui.view.Assets.Asset;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Properties;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class AssetsTests {

  private static final Path FRONTEND = Path.of("src/main/frontend");
  private static final Path ASSETS = Path.of("src/main/resources/static/assets");

  @Test
  void theFolderIsNamedAfterItsContent() {
    Path folder = ASSETS.resolve(property("build"));

    assertThat(digest(folder, filesUnder(folder))).startsWith(property("build"));
  }

  @Test
  void theBuiltFilesAreOfTheSourcesBesideThem() {
    List<Path> sources =
        Stream.concat(
                filesUnder(FRONTEND.resolve("src")).stream(),
                Stream.of("build.mjs", "icons.json", "package.json", "package-lock.json")
                    .map(FRONTEND::resolve))
            .toList();

    assertThat(digest(FRONTEND, sources))
        .as("run `npm ci && npm run build` in web-ui/src/main/frontend")
        .isEqualTo(property("sources"));
  }

  @Test
  void pagesWithoutAnEditorLoadLessThanSixtyKilobytesOfScriptAndStyle() {
    assertThat(gzipped("app.js") + gzipped("app.css")).isLessThan(60_000);
    assertThat(plain("app.css")).isLessThan(40_000);
  }

  @Test
  void theLockFileNamesNoRegistry() throws IOException {
    assertThat(Files.readString(FRONTEND.resolve("package-lock.json"))).doesNotContain("resolved");
  }

  private static int gzipped(String name) {
    byte[] gzipped = asset(name).gzipped();
    return gzipped == null ? plain(name) : gzipped.length;
  }

  private static int plain(String name) {
    return asset(name).plain().length;
  }

  private static Asset asset(String name) {
    Asset asset = new Assets().find(property("build"), name);
    assertThat(asset).as(name).isNotNull();
    return asset;
  }

  private static String property(String name) {
    Properties properties = new Properties();
    try (var in = Files.newInputStream(ASSETS.resolve("build.properties"))) {
      properties.load(in);
      return properties.getProperty(name);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  private static List<Path> filesUnder(Path folder) {
    try (Stream<Path> files = Files.walk(folder)) {
      return files.filter(Files::isRegularFile).toList();
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  /** One line per file, digest and name, in order; and the digest of those. */
  private static String digest(Path root, List<Path> files) {
    String lines =
        files.stream()
            .map(file -> sha256(read(file)) + "  " + name(root, file) + "\n")
            .sorted()
            .collect(Collectors.joining());
    return sha256(lines.getBytes(StandardCharsets.UTF_8));
  }

  private static String name(Path root, Path file) {
    return root.relativize(file).toString().replace('\\', '/');
  }

  private static byte[] read(Path file) {
    try {
      return Files.readAllBytes(file);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  private static String sha256(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
