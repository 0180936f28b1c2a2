package io.turnpike.webui.filter;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Writes an address's query; what is null or empty is left out. */
public final class UrlQuery {

  private final List<Parameter> parameters = new ArrayList<>();

  private record Parameter(String name, String value) {

    String text() {
      return encoded(name) + '=' + encoded(value);
    }

    private static String encoded(String text) {
      return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
  }

  public UrlQuery add(String name, @Nullable Object value) {
    String written =
        switch (value) {
          case null -> "";
          case Enum<?> constant -> word(constant);
          default -> value.toString();
        };
    if (!written.isEmpty()) {
      parameters.add(new Parameter(name, written));
    }
    return this;
  }

  /** A constant as it is written in addresses; {@link Readings#word} reads it. */
  public static String word(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }

  /** The same without those of these names. */
  public UrlQuery without(Collection<String> names) {
    UrlQuery rest = new UrlQuery();
    parameters.stream().filter(each -> !names.contains(each.name())).forEach(rest.parameters::add);
    return rest;
  }

  public String on(String path) {
    return parameters.isEmpty() ? path : path + "?" + text();
  }

  /** Without a question mark; empty when nothing was added. */
  public String text() {
    return parameters.stream().map(Parameter::text).collect(Collectors.joining("&"));
  }
}
