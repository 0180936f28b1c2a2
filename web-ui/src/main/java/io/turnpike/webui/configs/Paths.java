package io.turnpike.webui.configs;

import org.springframework.web.util.UriUtils;

/** Addresses of configs in the console. */
final class Paths {

  private Paths() {}

  /** The editor, which says that the config was saved. */
  static String saved(String name) {
    return "/configs/" + UriUtils.encodePathSegment(name, "UTF-8") + "?saved=1";
  }
}
