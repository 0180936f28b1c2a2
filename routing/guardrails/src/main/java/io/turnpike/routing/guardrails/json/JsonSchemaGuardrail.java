package io.turnpike.routing.guardrails.json;

import com.networknt.schema.Schema;
import io.turnpike.routing.guardrails.Check;
import io.turnpike.routing.guardrails.Guardrail;
import io.turnpike.routing.guardrails.Parameters;

/** {@code jsonSchema}: the text has JSON that keeps to a schema; with {@code repair}, is made it. */
final class JsonSchemaGuardrail implements Guardrail {

  @Override
  public String name() {
    return "jsonSchema";
  }

  @Override
  public Check compile(Parameters parameters) {
    parameters.only("schema", "not", "repair");
    Schema schema = SchemaReader.read(parameters);
    boolean not = parameters.truth("not", false);
    boolean repair = parameters.truth("repair", false);
    if (not && repair) {
      parameters.mistake("repair", "means nothing beside \"not\"; keep one.");
    }
    return new SchemaCheck(schema, not, repair);
  }
}
