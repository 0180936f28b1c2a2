package io.turnpike.webui.filter;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Writes an address's query; what is null or empty is left out. */
public final class UrlQuery {

  private final StringBuilder text = new StringBuilder();

  public UrlQuery add(String name, @Nullable Object value) {
    String written = value == null ? "" : value.toString();
    if (!written.isEmpty()) {
      text.append(text.isEmpty() ? "" : "&").append(name).append('=').append(encoded(written));
    }
    return this;
  }

  public String on(String path) {
    return text.isEmpty() ? path : path + "?" + text;
  }

  /** Without a question mark; empty when nothing was added. */
  public String text() {
    return text.toString();
  }

  private static String encoded(String value) {
    return URLEncoder.encode(value, StandardCharsets.UTF_8);
  }
}
