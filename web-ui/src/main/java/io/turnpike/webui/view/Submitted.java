package io.turnpike.webui.view;

import io.turnpike.infra.crypto.Secret;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** The fields of a form as they arrived: text without surrounding blanks, never null. */
public record Submitted(MultiValueMap<String, String> fields) {

  public static final Submitted NOTHING = new Submitted(new LinkedMultiValueMap<>());
  private static final Pattern SEPARATORS = Pattern.compile("[,\\s]+");

  public static Mono<Submitted> of(ServerWebExchange exchange) {
    return exchange.getFormData().map(Submitted::new);
  }

  public String text(String name) {
    String value = fields.getFirst(name);
    return value == null ? "" : value.strip();
  }

  public @Nullable String orNull(String name) {
    String value = text(name);
    return value.isEmpty() ? null : value;
  }

  /** Kept exactly as typed: blanks may be part of a password. */
  public Secret secret(String name) {
    String value = fields.getFirst(name);
    return new Secret(value == null ? "" : value);
  }

  /** The values of a field that is repeated row by row, blanks included. */
  public List<String> column(String name) {
    return fields.getOrDefault(name, List.of()).stream().map(String::strip).toList();
  }

  /** Exactly as typed, line ends as the browser sends them made plain. */
  public String document(String name) {
    String value = fields.getFirst(name);
    return value == null ? "" : value.replace("\r\n", "\n");
  }

  /** All values of a field, each of which may hold several words. */
  public List<String> words(String name) {
    return fields.getOrDefault(name, List.of()).stream()
        .flatMap(SEPARATORS::splitAsStream)
        .filter(word -> !word.isEmpty())
        .toList();
  }

  @Override
  public String toString() {
    return "Submitted" + fields.keySet();
  }
}
