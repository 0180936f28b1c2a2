package io.turnpike.routing.dialects.chat;

import static java.util.Map.entry;

import io.turnpike.routing.dialects.Setting;
import io.turnpike.routing.dialects.settings.SettingPlaces;
import io.turnpike.routing.dialects.settings.SettingPlaces.Place;
import java.util.List;
import java.util.Map;

/** Where chat requests say how a model is to answer, slots of the canonical form included. */
final class ChatSettings {

  static final SettingPlaces PLACES =
      new SettingPlaces(
          Map.ofEntries(
              entry(
                  Setting.EFFORT,
                  List.of(Place.at("reasoning_effort"), Place.within("output_config", "effort"))),
              entry(Setting.THINKING, List.of(Place.tagged("thinking", "display"))),
              entry(Setting.TEMPERATURE, List.of(Place.at("temperature"))),
              entry(Setting.TOP_P, List.of(Place.at("top_p"))),
              entry(Setting.TOP_K, List.of(Place.at("top_k"))),
              entry(Setting.PRESENCE_PENALTY, List.of(Place.at("presence_penalty"))),
              entry(Setting.FREQUENCY_PENALTY, List.of(Place.at("frequency_penalty"))),
              entry(Setting.TOOL_CHOICE, List.of(Place.at("tool_choice"))),
              entry(Setting.OUTPUT_LIMIT, List.of(Place.at("max_completion_tokens"))),
              entry(Setting.OLDER_OUTPUT_LIMIT, List.of(Place.at("max_tokens")))),
          "messages");

  private ChatSettings() {}
}
