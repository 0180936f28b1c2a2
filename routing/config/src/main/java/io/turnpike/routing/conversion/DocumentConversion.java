package io.turnpike.routing.conversion;

import io.turnpike.routing.ConfigConversion;
import io.turnpike.routing.conversion.difference.PlanDifference;
import io.turnpike.routing.conversion.litellm.LiteLlmImport;
import io.turnpike.routing.conversion.portkey.PortkeyExport;
import io.turnpike.routing.conversion.portkey.PortkeyImport;
import io.turnpike.routing.conversion.report.Vendors;
import org.springframework.stereotype.Component;

/** Every direction, on texts alone. */
@Component
final class DocumentConversion implements ConfigConversion {

  private final Vendors vendors;

  DocumentConversion(Vendors vendors) {
    this.vendors = vendors;
  }

  @Override
  public Imported importPortkey(String text) {
    return PortkeyImport.read(text, vendors);
  }

  @Override
  public Imported importLiteLlm(String text) {
    return LiteLlmImport.read(text, vendors);
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
