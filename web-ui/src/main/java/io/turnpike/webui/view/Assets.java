package io.turnpike.webui.view;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.http.MediaType;
import org.springframework.http.MediaTypeFactory;
import org.springframework.stereotype.Component;

/**
 * Scripts, styles, fonts and icons, read once at start and served from memory. They lie in a folder
 * named after their content, so a browser may keep each for ever.
 */
@Component
class Assets {

  private static final String ROOT = "static/assets/";
  private static final Set<String> PACKED = Set.of("woff2");

  private final String build;
  private final Map<String, Asset> byName = new HashMap<>();

  Assets() {
    try {
      this.build = currentBuild();
      for (Resource each : filesOf(build)) {
        byName.put(String.valueOf(each.getFilename()), read(each));
      }
    } catch (IOException unreadable) {
      throw new UncheckedIOException("The console's assets cannot be read.", unreadable);
    }
  }

  /** Address of the folder of the current build. */
  String folder() {
    return "/assets/" + build;
  }

  /** Null when this build has no such file. */
  @Nullable Asset find(String wantedBuild, String name) {
    return build.equals(wantedBuild) ? byName.get(name) : null;
  }

  private static String currentBuild() throws IOException {
    Properties properties = new Properties();
    try (InputStream in = new ClassPathResource(ROOT + "build.properties").getInputStream()) {
      properties.load(in);
    }
    return properties.getProperty("build");
  }

  private static Resource[] filesOf(String build) throws IOException {
    return new PathMatchingResourcePatternResolver()
        .getResources("classpath:" + ROOT + build + "/*");
  }

  private static Asset read(Resource file) throws IOException {
    String name = String.valueOf(file.getFilename());
    byte[] plain = file.getContentAsByteArray();
    boolean packed = PACKED.contains(name.substring(name.lastIndexOf('.') + 1));
    return new Asset(typeOf(name), plain, packed ? null : gzip(plain));
  }

  private static MediaType typeOf(String name) {
    if (name.endsWith(".woff2")) {
      return new MediaType("font", "woff2");
    }
    return MediaTypeFactory.getMediaType(name).orElse(MediaType.APPLICATION_OCTET_STREAM);
  }

  private static byte[] gzip(byte[] plain) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
      gzip.write(plain);
    }
    return out.toByteArray();
  }

  /**
   * @param gzipped null for what is compressed by its nature
   */
  record Asset(MediaType type, byte[] plain, byte @Nullable [] gzipped) {}
}
