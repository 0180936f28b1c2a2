package io.turnpike.webui.settings;

import java.time.ZoneId;
import java.util.List;
import java.util.stream.Stream;

/** Time zones to choose from. Others are taken too, as the JDK knows them. */
final class Zones {

  /** Those named after a place, and UTC. */
  static final List<String> OFFERED =
      Stream.concat(
              Stream.of("UTC"),
              ZoneId.getAvailableZoneIds().stream().filter(Zones::isPlace).sorted())
          .toList();

  private Zones() {}

  private static boolean isPlace(String id) {
    return id.contains("/") && !id.startsWith("Etc/") && !id.startsWith("SystemV/");
  }
}
