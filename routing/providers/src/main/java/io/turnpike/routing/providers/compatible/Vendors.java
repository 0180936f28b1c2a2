package io.turnpike.routing.providers.compatible;

import io.turnpike.routing.providers.rules.FieldRule;
import io.turnpike.routing.providers.rules.FieldRules;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/** All entries, read once. One that is wrong stops the start, and says where it stands. */
final class Vendors {

  private static final String FILES = "classpath*:vendors/*/*.yaml";

  private final Map<String, Vendor> byWord = new LinkedHashMap<>();

  /** Throws IllegalStateException for two of one word. */
  Vendors(List<Vendor> vendors) {
    vendors.stream().sorted(Comparator.comparing(Vendor::word)).forEach(this::add);
  }

  /** Those on the class path. */
  static Vendors found() {
    try {
      Resource[] files = new PathMatchingResourcePatternResolver().getResources(FILES);
      return new Vendors(Arrays.stream(files).map(Vendors::read).toList());
    } catch (IOException unreadable) {
      throw new UncheckedIOException("The entries of vendors cannot be found", unreadable);
    }
  }

  /** By word. */
  List<Vendor> list() {
    return List.copyOf(byWord.values());
  }

  /** Null when there is none of that word. */
  @Nullable Vendor find(String word) {
    return byWord.get(word);
  }

  FieldRules fieldRules() {
    Map<String, List<FieldRule>> rules =
        byWord.values().stream()
            .filter(vendor -> !vendor.fieldRules().isEmpty())
            .collect(Collectors.toMap(Vendor::word, Vendor::fieldRules));
    return new FieldRules(rules);
  }

  private void add(Vendor vendor) {
    if (byWord.put(vendor.word(), vendor) != null) {
      throw new IllegalStateException("Two entries of vendors are called " + vendor.word() + ".");
    }
  }

  private static Vendor read(Resource file) {
    try (InputStream in = file.getInputStream()) {
      String path = file.getURL().getPath();
      return VendorFile.read(path.substring(path.lastIndexOf("vendors/") + 8), in);
    } catch (IOException unreadable) {
      throw new UncheckedIOException("An entry of vendors cannot be read", unreadable);
    }
  }
}
