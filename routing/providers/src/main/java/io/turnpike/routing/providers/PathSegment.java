package io.turnpike.routing.providers;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLEncoder;

/** A name as one step of a path, whatever is in it, so that it cannot lead anywhere else. */
public final class PathSegment {

  private PathSegment() {}

  public static String of(String name) {
    return URLEncoder.encode(name, UTF_8).replace("+", "%20").replace("%40", "@");
  }
}
