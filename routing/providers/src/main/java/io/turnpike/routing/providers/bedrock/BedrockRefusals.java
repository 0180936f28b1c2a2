package io.turnpike.routing.providers.bedrock;

import static io.turnpike.routing.FailureClass.AUTH;
import static io.turnpike.routing.FailureClass.BAD_REQUEST;
import static io.turnpike.routing.FailureClass.INVALID_RESPONSE;
import static io.turnpike.routing.FailureClass.NOT_FOUND;
import static io.turnpike.routing.FailureClass.OVERLOADED;
import static io.turnpike.routing.FailureClass.SERVER_ERROR;

import io.turnpike.routing.FailureClass;
import io.turnpike.routing.FailureScope;
import io.turnpike.routing.providers.ProviderAdapter.ProviderFailure;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What AWS refuses in words that only people who know AWS understand, with a sentence that says
 * whose fault it is. All of them begin its sentence, so that no request can bring them about.
 */
final class BedrockRefusals {

  private static final int MODEL_FAILED = 424;

  private static final List<Row> ROWS =
      List.of(
          row("the request signature we calculated", AUTH, Sentences.SIGNATURE),
          row("credential should be scoped to a valid region", AUTH, Sentences.REGION),
          row("the security token included in the request is expired", AUTH, Sentences.EXPIRED),
          row("the security token included in the request is invalid", AUTH, Sentences.UNKNOWN),
          row("bearer token has expired", AUTH, Sentences.EXPIRED),
          row("authentication failed", AUTH, "Bedrock refuses the connection's API key."),
          row("the provided model identifier is invalid", NOT_FOUND, Sentences.MODEL),
          row("invocation of model id", NOT_FOUND, Sentences.PROFILE),
          row("model is not ready", OVERLOADED, null),
          row("the provider's event stream arrived damaged", INVALID_RESPONSE, null));

  private BedrockRefusals() {}

  /** For people; AWS's own words follow. */
  private static final class Sentences {

    static final String SIGNATURE =
        "The connection's secret_access_key is not the one of its access_key_id.";
    static final String REGION = "The connection's region is not the region of its address.";
    static final String EXPIRED = "The connection's credential has expired; store a new one.";
    static final String UNKNOWN =
        "AWS does not know the connection's access key, or not with this session token.";
    static final String MODEL = "Bedrock has no model of this name in the connection's region.";
    static final String PROFILE =
        "Bedrock serves this model by an inference profile only, for example by its name with"
            + " \"us.\", \"eu.\" or \"global.\" in front.";

    private Sentences() {}
  }

  /**
   * @param begins its sentence, in lower case
   * @param sentence null where AWS's own is good enough
   */
  private record Row(String begins, FailureClass means, @Nullable String sentence) {}

  static ProviderFailure told(int status, ProviderFailure plain) {
    String message = plain.message();
    String said = message == null ? "" : message.toLowerCase(Locale.ROOT);
    for (Row row : ROWS) {
      if (said.startsWith(row.begins)) {
        return told(row, plain, String.valueOf(message));
      }
    }
    return status == MODEL_FAILED && plain.failure() == BAD_REQUEST
        ? new ProviderFailure(SERVER_ERROR, plain.code(), message)
        : plain;
  }

  private static ProviderFailure told(Row row, ProviderFailure plain, String message) {
    // What follows a line break may be the request as AWS has read it, with a token among its
    // headers.
    String said = message.lines().findFirst().orElse("");
    String sentence = row.sentence == null ? said : row.sentence + " AWS says: " + said;
    return new ProviderFailure(
        row.means, plain.code(), sentence, FailureScope.of(row.means), plain.pause());
  }

  private static Row row(String begins, FailureClass means, @Nullable String sentence) {
    return new Row(begins, means, sentence);
  }
}
