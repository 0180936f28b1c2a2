package io.turnpike.routing.dialects.responses.client;

import io.turnpike.routing.dialects.json.JsonText;
import io.turnpike.routing.dialects.json.ObjectScan;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** The text a custom tool is called with, as the arguments of the function that stands for it. */
final class CustomInput {

  static final String FIELD = "input";

  private CustomInput() {}

  static String arguments(String input) {
    return "{\"" + FIELD + "\":" + new String(JsonText.quoted(input), StandardCharsets.UTF_8) + "}";
  }

  /** As JSON; a model that wrote no such arguments has its own words passed on. */
  static byte[] input(String arguments) {
    byte[] json = arguments.getBytes(StandardCharsets.UTF_8);
    ObjectScan scan = ObjectScan.of(json, 0, json.length);
    byte @Nullable [] input = scan == null ? null : scan.string(FIELD);
    return input == null ? JsonText.quoted(arguments) : input;
  }
}
