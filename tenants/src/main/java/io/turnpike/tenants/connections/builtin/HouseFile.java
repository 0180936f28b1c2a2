package io.turnpike.tenants.connections.builtin;

import io.turnpike.infra.refusal.InvalidInput;
import io.turnpike.infra.settings.StartRefused;
import io.turnpike.tenants.providers.HouseConnections;
import io.turnpike.tenants.providers.ProviderType;
import io.turnpike.tenants.providers.ProviderTypes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.json.JsonMapper;

/** The operator's file, read once. What is wrong with it ends the start; no message quotes it. */
@Component
@EnableConfigurationProperties(HouseSettings.class)
final class HouseFile implements HouseConnections {

  private static final Pattern NAME = Pattern.compile("house\\.[a-z0-9][a-z0-9-]{0,50}");
  private static final JsonMapper JSON =
      JsonMapper.builder()
          .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
          .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .build();

  private final ProviderTypes types;
  private final List<HouseConnection> all;

  HouseFile(HouseSettings settings, ProviderTypes types) {
    this.types = types;
    Path file = settings.connections();
    this.all = file == null ? List.of() : read(file);
  }

  List<HouseConnection> list() {
    return all;
  }

  @Override
  public List<String> names() {
    return all.stream().map(HouseConnection::name).toList();
  }

  private List<HouseConnection> read(Path file) {
    try {
      List<HouseEntry> entries =
          JSON.readValue(Files.readString(file), new TypeReference<List<HouseEntry>>() {});
      Set<String> names = new HashSet<>();
      entries.forEach(entry -> require(names.add(String.valueOf(entry.name())), "names one twice"));
      return entries.stream().map(this::checked).toList();
    } catch (IOException | JacksonException unreadable) {
      throw refused("cannot be read as a list of connections (" + unreadable.getClass() + ")");
    }
  }

  private HouseConnection checked(HouseEntry entry) {
    String name = String.valueOf(entry.name());
    require(NAME.matcher(name).matches(), "has a name that is not like \"house.openai\"");
    ProviderType type = types.find(String.valueOf(entry.type()));
    require(type != null, "has no known type for " + name);
    try {
      return entry.checked(name, Objects.requireNonNull(type));
    } catch (InvalidInput wrong) {
      throw refused("has something wrong for " + name + ": " + HouseEntry.told(wrong));
    }
  }

  private static void require(boolean fulfilled, String otherwise) {
    if (!fulfilled) {
      throw refused(otherwise);
    }
  }

  private static StartRefused refused(String why) {
    return new StartRefused("The file of TURNPIKE_HOUSE_CONNECTIONS " + why + ".");
  }
}
