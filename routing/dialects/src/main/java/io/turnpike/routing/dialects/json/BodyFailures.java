package io.turnpike.routing.dialects.json;

import io.turnpike.routing.dialects.GatewayFailure;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonToken;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.exc.StreamConstraintsException;

/** What can be wrong with the body of a request, in sentences. */
public final class BodyFailures {

  /** Code of a request without what it is about. */
  public static final String MISSING = "missing_required_parameter";

  private BodyFailures() {}

  /** Null is false; throws for anything else that is neither. */
  public static boolean truth(String field, JsonToken value) {
    return switch (value) {
      case VALUE_TRUE -> true;
      case VALUE_FALSE, VALUE_NULL -> false;
      default -> throw type(field, "true or false", value);
    };
  }

  /**
   * @param wanted for example {@code a string}
   */
  public static GatewayFailure type(String field, String wanted, JsonToken found) {
    return wrong(field, "\"" + field + "\" must be " + wanted + ", not " + word(found) + ".");
  }

  /**
   * @param wanted for example {@code an array of texts}
   */
  public static GatewayFailure missing(String field, String wanted) {
    return GatewayFailure.badRequest(
        MISSING, field, "\"" + field + "\" is missing; send " + wanted + ".");
  }

  /**
   * @param field null when it is none in particular
   */
  public static GatewayFailure wrong(@Nullable String field, String sentence) {
    return GatewayFailure.badRequest("invalid_request_body", field, sentence);
  }

  static GatewayFailure tooMuch(StreamConstraintsException tooMuch) {
    boolean deep = String.valueOf(tooMuch.getMessage()).contains("nesting depth");
    return wrong(
        null,
        deep
            ? "The request body is nested more than " + JsonParsers.DEEPEST + " levels deep."
            : "The request body has a name or number that is too long.");
  }

  static GatewayFailure notJson(JacksonException wrong) {
    TokenStreamLocation at = wrong.getLocation();
    String where = at == null ? "" : " at line " + at.getLineNr() + ", column " + at.getColumnNr();
    return wrong(null, "The request body is not valid JSON" + where + ".");
  }

  private static String word(JsonToken found) {
    return switch (found) {
      case START_OBJECT -> "an object";
      case START_ARRAY -> "an array";
      case VALUE_STRING -> "a string";
      case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> "a number";
      case VALUE_TRUE, VALUE_FALSE -> "a boolean";
      default -> "null";
    };
  }
}
