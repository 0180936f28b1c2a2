package io.turnpike.routing.guardrails.request;

import static org.assertj.core.api.Assertions.assertThat;

import io.turnpike.routing.guardrails.Guardrail;
import io.turnpike.routing.guardrails.GuardrailContract;
import io.turnpike.routing.guardrails.Subjects;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ToolsGuardrailTests extends GuardrailContract {

  @Override
  protected Guardrail guardrail() {
    return new ToolsGuardrail();
  }

  @Override
  protected List<String> right() {
    return List.of("{\"allow\":[\"search\"]}", "{\"deny\":[\"shell\"]}");
  }

  @Override
  protected Map<String, String> wrong() {
    return Map.of("{}", "",
            "{\"allow\":[]}", "/allow");
  }

  @Override
  protected List<String> texts() {
    return List.of("a");
  }

  @Test
  void whateverTheDialect() {
    assertThat(Subjects.verdict("{'tools':{'allow':['search','web_search']}}", Subjects.request("chat/completions", "m", Map.of(), "{'tools':[{'type':'function','function':{'name':'search'}},{'type':'web_search'}],'temperature':1.0}"))).isEqualTo("pass");
    assertThat(Subjects.verdict("{'tools':{'allow':['search']}}", Subjects.request("chat/completions", "m", Map.of(), "{'tools':[{'type':'function','function':{'name':'search'}},{'type':'web_search'}],'temperature':1.0}"))).isEqualTo("fail");
    assertThat(Subjects.verdict("{'tools':{'deny':['shell']}}", Subjects.request("chat/completions", "m", Map.of(), "{'tools':[{'name':'shell','input_schema':{}}]}"))).isEqualTo("fail");
    assertThat(Subjects.verdict("{'tools':{'deny':['shell']}}", Subjects.request("chat/completions", "m", Map.of(), "{'tools':[{'functionDeclarations':[{'name':'shell'}]}]}"))).isEqualTo("fail");
  }
}
