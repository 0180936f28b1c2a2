package io.turnpike.routing.gateway.plan.query;

import io.turnpike.routing.CredentialHeaders;
import io.turnpike.routing.gateway.call.Call;
import io.turnpike.routing.plan.Query.Field;
import io.turnpike.routing.plan.Query.Numeric;
import io.turnpike.routing.plan.Query.Operand;
import io.turnpike.routing.plan.Query.Text;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a request has, looked up when it is asked for. Of the body nothing is parsed for questions
 * that the headers and the key answer.
 */
public final class Facts {

  private static final double NANO = 1e9;

  private final Call call;
  private final BodyFacts body;
  private @Nullable List<Operand> tags;
  private @Nullable List<Operand> contentClass;

  public Facts(Call call) {
    this.call = call;
    this.body = new BodyFacts(call.body());
  }

  /** Fields that will be asked for together, so that the body is read once for all of them. */
  void expect(List<Field> fields) {
    body.expect(fields);
  }

  /** The values it has; empty where it has something without a value; null for a missing field. */
  public @Nullable List<Operand> of(Field field) {
    return switch (field.source()) {
      case METADATA -> text(call.labels().metadata().get(name(field)));
      case PARAMS -> body.of(field);
      case HEADERS ->
          CredentialHeaders.contains(name(field)) ? null : text(call.client().header(name(field)));
      case URL -> text("/v1/" + call.operation().path());
      case KEY -> text(key(field));
      case TEAM -> text(team(field));
      case USER -> user();
      case SESSION -> text(call.labels().sessionId());
      case TAGS -> tags();
      case PROMPT -> prompt(field);
      case BUDGET -> remaining();
      case TIME -> List.of(Moments.of(field.path(), Instant.now()));
    };
  }

  /** Whether text found there is a setting, and not what people said. */
  boolean isSetting(Field field) {
    return !field.path().isEmpty() && call.body().isSetting(field.path());
  }

  private String key(Field field) {
    return name(field).equals("name")
        ? call.caller().keyName()
        : call.caller().key().value().toString();
  }

  private String team(Field field) {
    return name(field).equals("id")
        ? call.caller().team().value().toString()
        : call.caller().teamSlug();
  }

  private @Nullable List<Operand> user() {
    String user = call.labels().user();
    return user == null ? body.user() : text(user);
  }

  private @Nullable List<Operand> tags() {
    if (tags == null) {
      List<Operand> all = new ArrayList<>(4);
      split(call.labels().metadata().get("tags"), all);
      split(call.client().header("x-turnpike-tags"), all);
      tags = all;
    }
    return tags.isEmpty() ? null : tags;
  }

  private static void split(@Nullable String text, List<Operand> into) {
    if (text != null) {
      for (String tag : text.split(",", -1)) {
        if (!tag.isBlank()) {
          into.add(new Text(tag.strip()));
        }
      }
    }
  }

  private List<Operand> prompt(Field field) {
    if (name(field).equals("tokens")) {
      return List.of(new Numeric(call.estimatedInputTokens()));
    }
    if (contentClass == null) {
      contentClass = ContentClass.of(call.body());
    }
    return contentClass;
  }

  /** In US dollars; null where no budget applies. */
  private @Nullable List<Operand> remaining() {
    long nanoUsd = call.context().hold().remainingNanoUsd();
    return nanoUsd == Long.MAX_VALUE ? null : List.of(new Numeric(nanoUsd / NANO));
  }

  private static String name(Field field) {
    return field.path().isEmpty() ? "" : field.path().getFirst();
  }

  private static @Nullable List<Operand> text(@Nullable String value) {
    return value == null ? null : List.of(new Text(value));
  }
}
