package io.turnpike.routing.guardrails.json;

import static org.assertj.core.api.Assertions.assertThat;

import io.turnpike.routing.guardrails.Guardrail;
import io.turnpike.routing.guardrails.GuardrailContract;
import io.turnpike.routing.guardrails.Subjects;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class JsonSchemaGuardrailTests extends GuardrailContract {

  @Override
  protected Guardrail guardrail() {
    return new JsonSchemaGuardrail();
  }

  @Override
  protected List<String> right() {
    return List.of(
        "{\"schema\":{\"type\":\"object\"}}",
        "{\"schema\":\"{}\"}",
        "{\"schema\":true}",
        "{\"schema\":{\"$ref\":\"#/$defs/x\",\"$defs\":{\"x\":{\"type\":\"string\"}}}}",
        "{\"schema\":{\"$ref\":\"#x\",\"$defs\":{\"x\":{\"$anchor\":\"x\"}}}}",
        "{\"schema\":{\"properties\":{\"a\":{\"$ref\":\"#\"}}}}",
        "{\"schema\":{\"$ref\":\"#/$defs/a\",\"$defs\":{\"a\":{\"items\":{\"$ref\":\"#/$defs/a\"}}}}}");
  }

  @Override
  protected Map<String, String> wrong() {
    return Map.of(
        "{}",
        "",
        "{\"schema\":1}",
        "/schema",
        "{\"schema\":{\"type\":\"objekt\"}}",
        "/schema/type",
        "{\"schema\":{\"properties\":{\"a\":{\"$ref\":\"https://x.test/s\"}}}}",
        "/schema/properties/a/$ref",
        "{\"schema\":{\"properties\":{\"a\":{\"pattern\":\"(?=x)\"}}}}",
        "/schema/properties/a/pattern",
        "{\"schema\":{\"items\":{\"$ref\":\"#/$defs/x\"}}}",
        "/schema/items/$ref",
        "{\"schema\":{\"properties\":{\"a\":{\"anyOf\":[{\"$ref\":\"#/properties/a\"}]}}}}",
        "/schema/properties/a",
        "{\"schema\":" + chain(2_000) + "}",
        "/schema",
        "{\"schema\":{},\"not\":true,\"repair\":true}",
        "/repair",
        "{\"schema\":{\"$schema\":\"https://x.test/\"}}",
        "/schema/$schema");
  }

  /** Each definition is the next one. */
  private static String chain(int length) {
    return IntStream.range(0, length)
        .mapToObj(i -> "\"%d\":{\"$ref\":\"#/$defs/%d\"}".formatted(i, i + 1))
        .collect(
            Collectors.joining(
                ",", "{\"$ref\":\"#/$defs/0\",\"$defs\":{", ",\"" + length + "\":{}}}"));
  }

  @Override
  protected List<String> texts() {
    return List.of("{}");
  }

  @Test
  void findsJsonWhereverItStands() {
    assertThat(
            Subjects.verdict(
                "{'jsonSchema':{'schema':{'type':'object','properties':{'a':{'type':'object','required':['b']}},'required':['a']}}}",
                Subjects.answered("{\"a\":{\"b\":1}}")))
        .isEqualTo("pass");
    assertThat(
            Subjects.verdict(
                "{'jsonSchema':{'schema':{'type':'object','properties':{'a':{'type':'object','required':['b']}},'required':['a']}}}",
                Subjects.answered("Sure: {\"a\":{\"b\":[1]}} there.")))
        .isEqualTo("pass");
    assertThat(
            Subjects.verdict(
                "{'jsonSchema':{'schema':{'type':'object','properties':{'a':{'type':'object','required':['b']}},'required':['a']}}}",
                Subjects.answered("```json\n{\"a\":{\"b\":1}}\n```")))
        .isEqualTo("pass");
    assertThat(
            Subjects.verdict(
                "{'jsonSchema':{'schema':{'type':'object','properties':{'a':{'type':'object','required':['b']}},'required':['a']}}}",
                Subjects.answered("{\"a\":{}}")))
        .isEqualTo("fail");
    assertThat(
            Subjects.verdict(
                "{'jsonSchema':{'schema':{'type':'object','properties':{'a':{'type':'object','required':['b']}},'required':['a']},'not':true}}",
                Subjects.answered("{\"a\":{}}")))
        .isEqualTo("pass");
    assertThat(
            Subjects.verdict(
                "{'jsonSchema':{'schema':{'type':'object','properties':{'a':{'type':'object','required':['b']}},'required':['a']}}}",
                Subjects.answered("no JSON")))
        .isEqualTo("fail");
  }

  @Test
  void repairs() {
    String list =
        "[{'jsonSchema':{'schema':{'type':'object','properties':{'a':{'type':'object','required':['b']}},'required':['a']},'repair':true},'deny':true}]";

    assertThat(repaired(list, "```json\n{\"a\": {\"b\": 1,},}\n```"))
        .isEqualTo("{\"a\": {\"b\": 1}}");
    assertThat(repaired(list, "Here: {\"a\": {\"b\": \"x")).isEqualTo("{\"a\": {\"b\": \"x\"}}");
    assertThat(repaired(list, "{\"a\":{\"b\":1}}")).isEqualTo("{\"a\":{\"b\":1}}");
    assertThat(Subjects.examined(list, Subjects.answered("{\"a\": 1,")).denial()).isNotNull();
  }

  private static String repaired(String list, String text) {
    return Subjects.examined(list, Subjects.answered(text)).subject().parts().getFirst().text();
  }
}
