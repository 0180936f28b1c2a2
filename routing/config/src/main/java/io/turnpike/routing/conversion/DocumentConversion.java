package io.turnpike.routing.conversion;

import io.turnpike.routing.ConfigConversion;
import io.turnpike.routing.conversion.difference.PlanDifference;
import io.turnpike.routing.conversion.litellm.LiteLlmImport;
import io.turnpike.routing.conversion.portkey.PortkeyExport;
import io.turnpike.routing.conversion.portkey.PortkeyImport;
import org.springframework.stereotype.Component;

/** Every direction, on texts alone. */
@Component
final class DocumentConversion implements ConfigConversion {

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
  public Difference diff(String before, String after) {
    return PlanDifference.between(before, after);
  }
}
