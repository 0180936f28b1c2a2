package io.turnpike.webui.configs;

import io.turnpike.routing.ConfigConversion.NeededConnection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.web.util.UriComponentsBuilder;

/** The form of a connection that is to be set up, filled with what an import knows of it. */
final class NeededForm {

  private NeededForm() {}

  /** By the connections' names. */
  static Map<String, String> addresses(List<NeededConnection> needed) {
    return needed.stream().collect(Collectors.toMap(NeededConnection::name, NeededForm::address));
  }

  private static String address(NeededConnection needed) {
    UriComponentsBuilder address = UriComponentsBuilder.fromPath("/providers").queryParam("new");
    Map<String, String> known = known(needed);
    known.keySet().forEach(name -> address.queryParam(name, "{" + name + "}"));
    return address.encode().buildAndExpand(known).toUriString();
  }

  private static Map<String, String> known(NeededConnection needed) {
    Map<String, String> known = new LinkedHashMap<>();
    known.put("name", needed.name());
    needed.settings().forEach((field, value) -> known.put("settings." + field, value));
    if (needed.type() != null) {
      known.put("type", needed.type());
    }
    if (needed.baseUrl() != null) {
      known.put("base_url", needed.baseUrl());
    }
    return known;
  }
}
