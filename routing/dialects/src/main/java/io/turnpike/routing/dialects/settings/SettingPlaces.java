package io.turnpike.routing.dialects.settings;

import io.turnpike.routing.dialects.Setting;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Where a dialect writes settings.
 *
 * @param places of the settings it has; of several, the first that says something counts
 * @param conversation field with what was said, last message last; null where nobody can begin an
 *     answer for the model
 */
public record SettingPlaces(Map<Setting, List<Place>> places, @Nullable String conversation) {

  /** Of what asks for no answer in words. */
  public static final SettingPlaces NONE = new SettingPlaces(Map.of(), null);

  /**
   * @param field at the top of the body
   * @param inner the field inside of it that holds the value; null when it is the value
   * @param tagged the value is an object and its {@code type} is the word
   * @param kept what such an object says besides and still says after a change
   */
  public record Place(String field, @Nullable String inner, boolean tagged, List<String> kept) {

    public static Place at(String field) {
      return new Place(field, null, false, List.of());
    }

    public static Place within(String field, String inner) {
      return new Place(field, inner, false, List.of());
    }

    public static Place tagged(String field, String... kept) {
      return new Place(field, null, true, List.of(kept));
    }

    String path() {
      return inner == null ? field : field + "." + inner;
    }
  }

  /** Empty for a setting that the dialect does not have. */
  List<Place> of(Setting setting) {
    return places.getOrDefault(setting, List.of());
  }
}
