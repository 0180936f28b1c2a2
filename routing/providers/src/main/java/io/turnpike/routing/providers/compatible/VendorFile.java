package io.turnpike.routing.providers.compatible;

import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.schema.CoreSchema;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.json.JsonMapper;

/** One entry, read. */
final class VendorFile {

  private static final LoadSettings SETTINGS =
      LoadSettings.builder().setSchema(new CoreSchema()).build();
  private static final JsonSetter.Value EMPTY = JsonSetter.Value.forValueNulls(Nulls.AS_EMPTY);
  private static final JsonMapper JSON =
      JsonMapper.builder()
          .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
          .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .enable(MapperFeature.ACCEPT_CASE_INSENSITIVE_ENUMS)
          .withConfigOverride(List.class, kind -> kind.setNullHandling(EMPTY))
          .withConfigOverride(Map.class, kind -> kind.setNullHandling(EMPTY))
          .build();

  private VendorFile() {}

  /**
   * Throws IllegalStateException, with the place, for what is no entry.
   *
   * @param place of it, for example {@code makers/mistral.yaml}
   */
  static Vendor read(String place, InputStream in) throws IOException {
    try {
      return read(place, new Load(SETTINGS).loadFromInputStream(in));
    } catch (YamlEngineException broken) {
      throw wrong(place, broken.getMessage());
    }
  }

  private static Vendor read(String place, @Nullable Object document) {
    if (!(document instanceof Map<?, ?>)) {
      throw wrong(place, "it is empty");
    }
    try {
      Vendor vendor = JSON.convertValue(document, Vendor.class);
      VendorCheck.mistakes(place, vendor).forEach(mistake -> refuse(place, mistake));
      return vendor;
    } catch (JacksonException broken) {
      throw wrong(place, broken.getOriginalMessage() + " at " + broken.getPathReference());
    }
  }

  private static void refuse(String place, String mistake) {
    throw wrong(place, mistake);
  }

  private static IllegalStateException wrong(String place, @Nullable String why) {
    return new IllegalStateException("The entry vendors/" + place + " cannot be read: " + why);
  }
}
