package io.turnpike.routing.dialects.responses;

import io.turnpike.routing.dialects.Setting;
import io.turnpike.routing.dialects.settings.SettingPlaces;
import io.turnpike.routing.dialects.settings.SettingPlaces.Place;
import java.util.List;
import java.util.Map;

/** Where requests for a response say how a model is to answer. */
final class ResponsesSettings {

  static final SettingPlaces PLACES =
      new SettingPlaces(
          Map.of(
              Setting.EFFORT, List.of(Place.within("reasoning", "effort")),
              Setting.TEMPERATURE, List.of(Place.at("temperature")),
              Setting.TOP_P, List.of(Place.at("top_p")),
              Setting.TOOL_CHOICE, List.of(Place.at("tool_choice")),
              Setting.OUTPUT_LIMIT, List.of(Place.at(ResponsesRequest.LIMIT))),
          null);

  private ResponsesSettings() {}
}
