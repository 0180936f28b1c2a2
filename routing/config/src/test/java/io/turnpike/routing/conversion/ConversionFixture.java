package io.turnpike.routing.conversion;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.turnpike.routing.ConfigConversion;
import io.turnpike.routing.ConfigConversion.Finding;
import io.turnpike.routing.ConfigConversion.Imported;
import io.turnpike.routing.ConfigConversion.ManagementRequest;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What the conversion tests share. */
final class ConversionFixture {

  static final ConfigConversion CONVERSION = new DocumentConversion(KnownVendors.read());

  private ConversionFixture() {}

  static String resource(String name) {
    try (InputStream stream = ConversionFixture.class.getResourceAsStream("/conversion/" + name)) {
      return new String(stream.readAllBytes(), UTF_8);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  static JsonNode json(String text) {
    return JsonMapper.shared().readTree(text.replace('\'', '"'));
  }

  /** The import as people would be shown it, for golden files. */
  static String shown(Imported imported) {
    Stream<String> configs =
        imported.configs().stream().map(draft -> "# " + draft.name() + "\n" + draft.document());
    Stream<String> connections =
        imported.connections().stream()
            .map(
                c ->
                    "needs %s: %s %s %s%s\n"
                        .formatted(
                            c.name(),
                            c.type(),
                            c.baseUrl(),
                            c.settings().isEmpty() ? "" : c.settings() + " ",
                            c.usedAt()));
    Stream<String> requests = imported.requests().stream().map(ConversionFixture::shown);
    return Stream.of(configs, requests, connections, Stream.of(shown(imported.report())))
        .flatMap(part -> part)
        .collect(Collectors.joining());
  }

  private static String shown(ManagementRequest request) {
    return request.method()
        + " "
        + request.path()
        + " "
        + json(request.body())
        + " for "
        + request.from()
        + "\n";
  }

  static String shown(List<Finding> report) {
    return report.stream()
        .map(f -> "%-8s %s: %s\n".formatted(f.kind(), f.at(), f.sentence()))
        .collect(Collectors.joining());
  }
}
