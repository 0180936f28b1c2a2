package io.turnpike.webui.overview;

import io.turnpike.routing.RouteConfigs.Version;
import io.turnpike.webui.chart.Buckets;
import io.turnpike.webui.chart.Mark;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;

/** When the version of each config that is in use came into use. */
final class ConfigMarks {

  private static final DateTimeFormatter SINCE =
      DateTimeFormatter.ofPattern("EEE d MMM, HH:mm", Locale.ENGLISH);

  private ConfigMarks() {}

  static List<Mark> of(Buckets buckets, List<Version> current) {
    return current.stream()
        .flatMap(it -> Mark.at(it.savedAt(), buckets, title(buckets, it), link(it)))
        .toList();
  }

  private static String title(Buckets buckets, Version version) {
    return "%s@%d in use since %s"
        .formatted(
            version.name(),
            version.version(),
            SINCE.format(version.savedAt().atZone(buckets.query().zone())));
  }

  private static String link(Version version) {
    return "/configs/%s/versions/%d"
        .formatted(URLEncoder.encode(version.name(), StandardCharsets.UTF_8), version.version());
  }
}
