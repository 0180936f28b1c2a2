package io.turnpike.routing.dialects.messages.client;

import io.turnpike.routing.dialects.Setting;
import io.turnpike.routing.dialects.settings.SettingPlaces;
import io.turnpike.routing.dialects.settings.SettingPlaces.Place;
import java.util.List;
import java.util.Map;

/** Where requests for a message say how a model is to answer. */
final class MessagesSettings {

  static final SettingPlaces PLACES =
      new SettingPlaces(
          Map.of(
              Setting.EFFORT, List.of(Place.within("output_config", "effort")),
              Setting.THINKING, List.of(Place.tagged("thinking", "display")),
              Setting.TEMPERATURE, List.of(Place.at("temperature")),
              Setting.TOP_P, List.of(Place.at("top_p")),
              Setting.TOP_K, List.of(Place.at("top_k")),
              Setting.TOOL_CHOICE,
                  List.of(Place.tagged("tool_choice", "disable_parallel_tool_use")),
              Setting.OUTPUT_LIMIT, List.of(Place.at(MessagesScan.MAX_TOKENS))),
          "messages");

  private MessagesSettings() {}
}
