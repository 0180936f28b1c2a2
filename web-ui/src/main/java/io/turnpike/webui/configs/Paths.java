package io.turnpike.webui.configs;

import io.turnpike.routing.RouteConfigs.Saved;
import org.springframework.web.util.UriUtils;

/** Addresses of configs in the console. */
final class Paths {

  private Paths() {}

  /** The editor, which says that the config was saved, or that it was so already. */
  static String after(Saved saved) {
    String name = UriUtils.encodePathSegment(saved.version().name(), "UTF-8");
    return "/configs/" + name + "?saved=" + (saved.changed() ? 1 : 0);
  }
}
