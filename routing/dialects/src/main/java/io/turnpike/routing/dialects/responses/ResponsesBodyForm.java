package io.turnpike.routing.dialects.responses;

import io.turnpike.routing.dialects.GatewayFailure;
import io.turnpike.routing.dialects.Untranslatable;
import io.turnpike.routing.dialects.chat.BodyForm;
import io.turnpike.routing.dialects.json.BodyScanner;
import io.turnpike.routing.dialects.responses.client.ResponsesTranslation;
import io.turnpike.routing.dialects.responses.client.ResponsesTranslation.TranslatedResponses;
import org.springframework.stereotype.Component;

/** Requests for a response sent where chat completions are asked for, as an editor does. */
@Component
final class ResponsesBodyForm implements BodyForm {

  @Override
  public boolean isOne(byte[] body) {
    return BodyScanner.scan(body, (_, _, _, _) -> {}).member(ResponsesRequest.INPUT) != null;
  }

  @Override
  public Chat chat(byte[] body) {
    try {
      TranslatedResponses translated = ResponsesTranslation.of(body, true);
      return new Chat(translated.chat(), translated.warnings());
    } catch (Untranslatable wrong) {
      throw GatewayFailure.badRequest(wrong.code(), wrong.field(), wrong.sentence());
    }
  }
}
