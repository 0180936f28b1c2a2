package io.turnpike.routing.gateway.cache.asked;

import io.turnpike.routing.CredentialHeaders;
import io.turnpike.routing.gateway.call.Call;
import io.turnpike.routing.plan.ForwardedHeader;
import io.turnpike.routing.plan.PlanSteps;
import io.turnpike.routing.plan.Query.Field;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What can change an answer and stands in no body: what the plan's conditions ask of the request,
 * where its connections lead, and headers that a provider gets from the client.
 */
final class BesideBody {

  private static final String NAMES = " ";

  /** Of an API: it says how something is said. */
  private static final String VERSION = "-version";

  private BesideBody() {}

  static Map<String, String> of(Call call) {
    Map<String, String> beside = new TreeMap<>();
    call.plan().rules().asked().forEach(field -> put(beside, field.text(), asked(call, field)));
    put(beside, "connection", call.chosen());
    call.connections()
        .opened()
        .forEach(
            (name, opened) -> beside.put("at " + name, opened.connection().baseUrl().toString()));
    forwarded(call, beside);
    return beside;
  }

  private static void forwarded(Call call, Map<String, String> beside) {
    call.forwarded().forEach(header -> put(call, header, beside));
    PlanSteps.forEachTarget(
        call.plan().root(), target -> target.forwarded().forEach(it -> put(call, it, beside)));
    List<String> dialects = call.operation().dialect().headers();
    if (!dialects.isEmpty()) {
      call.client().headerNames(dialects).stream()
          .filter(name -> !name.endsWith(VERSION))
          .forEach(name -> put(call, ForwardedHeader.of(name, name), beside));
    }
  }

  private static void put(Call call, ForwardedHeader header, Map<String, String> beside) {
    List<String> values = call.client().headers(header.from());
    if (!values.isEmpty()) {
      beside.put(
          "header " + header.from().toString().toLowerCase(Locale.ROOT), String.join("\n", values));
    }
  }

  private static void put(Map<String, String> beside, String name, @Nullable String value) {
    if (value != null) {
      beside.put(name, value);
    }
  }

  private static @Nullable String asked(Call call, Field field) {
    return switch (field.source()) {
      case METADATA -> call.labels().metadata().get(name(field));
      case HEADERS -> header(call, name(field));
      case URL -> call.operation().path();
      case KEY -> call.caller().key().value() + NAMES + call.caller().keyName();
      case TEAM -> call.caller().team().value() + NAMES + call.caller().teamSlug();
      case USER -> call.labels().user();
      case SESSION -> call.labels().sessionId();
      case TAGS -> tags(call);
      case PARAMS, PROMPT, BUDGET, TIME -> null;
    };
  }

  private static @Nullable String header(Call call, String name) {
    return CredentialHeaders.contains(name) ? null : call.client().header(name);
  }

  private static String tags(Call call) {
    return call.labels().metadata().get("tags") + "\n" + call.client().header("x-turnpike-tags");
  }

  private static String name(Field field) {
    return field.path().isEmpty() ? "" : field.path().getFirst();
  }
}
