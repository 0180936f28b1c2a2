package io.turnpike.routing.exchange;

import io.turnpike.routing.ConfigExchange;
import io.turnpike.routing.exchange.difference.DocumentDiff;
import io.turnpike.routing.exchange.litellm.LiteLlmImport;
import io.turnpike.routing.exchange.portkey.PortkeyExport;
import io.turnpike.routing.exchange.portkey.PortkeyImport;
import java.util.List;
import org.springframework.stereotype.Component;

/** Every direction, on texts alone. */
@Component
final class DocumentExchange implements ConfigExchange {

  @Override
  public Imported importPortkey(String text) {
    return PortkeyImport.read(text);
  }

  @Override
  public Imported importLiteLlm(String text) {
    return LiteLlmImport.read(text);
  }

  @Override
  public Exported exportPortkey(String document) {
    return PortkeyExport.write(document);
  }

  @Override
  public List<Change> diff(String before, String after) {
    return DocumentDiff.between(before, after);
  }
}
