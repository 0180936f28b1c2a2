package io.turnpike.routing.providers.rules;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.turnpike.routing.dialects.messages.HostedBetas;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import tools.jackson.databind.json.JsonMapper;

/**
 * Which of Anthropic's betas the clouds take that serve its models: {@code rules/betas.json}, which
 * comes with the product.
 */
public final class CloudBetas {

  private static final String FILE = "/rules/betas.json";

  private record Table(String source, Map<String, Cloud> clouds) {}

  private record Cloud(
      @JsonProperty("in_header") boolean inHeader,
      List<String> takes,
      Map<String, String> renames,
      Map<String, Set<String>> opens) {

    HostedBetas betas() {
      Map<String, String> taken = new HashMap<>(renames);
      takes.forEach(name -> taken.put(name, name));
      return new HostedBetas(inHeader, taken, opens);
    }
  }

  private CloudBetas() {}

  /** Throws IllegalStateException for a cloud that is not in the file. */
  public static HostedBetas of(String cloud) {
    try (InputStream in = Objects.requireNonNull(CloudBetas.class.getResourceAsStream(FILE))) {
      Cloud found = JsonMapper.shared().readValue(in, Table.class).clouds.get(cloud);
      if (found == null) {
        throw new IllegalStateException("No betas are known of " + cloud + ".");
      }
      return found.betas();
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
