package io.turnpike.routing.dialects.messages.client;

import static java.util.Map.entry;

import io.turnpike.routing.dialects.Setting;
import io.turnpike.routing.dialects.json.SettingPlaces;
import io.turnpike.routing.dialects.json.SettingPlaces.Place;
import java.util.List;
import java.util.Map;

/** Where requests for messages say how a model is to answer. */
final class MessagesSettings {

  static final SettingPlaces PLACES =
      new SettingPlaces(
          Map.ofEntries(
              entry(Setting.EFFORT, List.of(Place.within("output_config", "effort"))),
              entry(Setting.THINKING, List.of(Place.tagged("thinking", "display"))),
              entry(Setting.TEMPERATURE, List.of(Place.at("temperature"))),
              entry(Setting.TOP_P, List.of(Place.at("top_p"))),
              entry(Setting.TOP_K, List.of(Place.at("top_k"))),
              entry(
                  Setting.TOOL_CHOICE,
                  List.of(Place.tagged("tool_choice", "disable_parallel_tool_use"))),
              entry(Setting.OUTPUT_LIMIT, List.of(Place.at(MessagesScan.MAX_TOKENS)))),
          "messages");

  private MessagesSettings() {}
}
