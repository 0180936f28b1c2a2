package io.turnpike.routing.providers.compatible;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** A folder of entries, which is a page of the documentation. */
enum VendorGroup {
  MAKERS(
      "Vendors of their own models",
      "Who makes models and serves them by an API that speaks like OpenAI's."),
  HOSTS(
      "Hosts of open models",
      "Who serves models of others on their own machines, by an API that speaks like OpenAI's."),
  EUROPE(
      "European hosts",
      "Hosts that work in Europe. For a config that is to stay there, declare region and data"
          + " policy on the connection as you have agreed them, and let the config require them:"
          + " what is not declared is not used."),
  ROUTERS(
      "Routers",
      "Who passes calls on to others. Where data goes, and what is kept of it, depends on whom they"
          + " choose."),
  OWN(
      "Servers of your own",
      "What you run yourself. Addresses in private networks have to be allowed by the operator,"
          + " with `TURNPIKE_EGRESS_ALLOW`.");

  private static final Path ENTRIES = Path.of("src/main/resources/vendors");

  private final String title;
  private final String introduction;

  VendorGroup(String title, String introduction) {
    this.title = title;
    this.introduction = introduction;
  }

  String title() {
    return title;
  }

  String introduction() {
    return introduction;
  }

  String folder() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** By title. */
  List<Vendor> vendors() {
    try (Stream<Path> files = Files.list(ENTRIES.resolve(folder()))) {
      return files
          .map(this::read)
          .sorted(Comparator.comparing(Vendor::title, String.CASE_INSENSITIVE_ORDER))
          .toList();
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  private Vendor read(Path file) {
    try (InputStream in = Files.newInputStream(file)) {
      return VendorFile.read(folder() + "/" + file.getFileName(), in);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
