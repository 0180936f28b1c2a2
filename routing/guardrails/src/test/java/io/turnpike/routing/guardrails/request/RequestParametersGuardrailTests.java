package io.turnpike.routing.guardrails.request;

import static org.assertj.core.api.Assertions.assertThat;

import io.turnpike.routing.guardrails.Guardrail;
import io.turnpike.routing.guardrails.GuardrailContract;
import io.turnpike.routing.guardrails.Subjects;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RequestParametersGuardrailTests extends GuardrailContract {

  @Override
  protected Guardrail guardrail() {
    return new RequestParametersGuardrail();
  }

  @Override
  protected List<String> right() {
    return List.of("{\"tools\":{\"allowedTypes\":[\"function\"]}}", "{\"params\":{\"blockedKeys\":[\"n\"],\"values\":{\"n\":{\"allowedValues\":[1]}}}}");
  }

  @Override
  protected Map<String, String> wrong() {
    return Map.of("{}", "",
            "{\"params\":{\"values\":{\"n\":{\"allowed\":[1]}}}}", "/params/values/n/allowed",
            "{\"tools\":{\"types\":[\"x\"]}}", "/tools/types");
  }

  @Override
  protected List<String> texts() {
    return List.of("a");
  }

  @Test
  void toolsFieldsAndValues() {
    assertThat(Subjects.verdict("{'requestParametersCheck':{'tools':{'allowedTypes':['function']}}}", Subjects.request("chat/completions", "m", Map.of(), "{'tools':[{'type':'function','function':{'name':'search'}},{'type':'web_search'}],'temperature':1.0}"))).isEqualTo("fail");
    assertThat(Subjects.verdict("{'requestParametersCheck':{'tools':{'allowedFunctionNames':['search']}}}", Subjects.request("chat/completions", "m", Map.of(), "{'tools':[{'type':'function','function':{'name':'search'}},{'type':'web_search'}],'temperature':1.0}"))).isEqualTo("pass");
    assertThat(Subjects.verdict("{'requestParametersCheck':{'tools':{'blockedFunctionNames':['search']}}}", Subjects.request("chat/completions", "m", Map.of(), "{'tools':[{'type':'function','function':{'name':'search'}},{'type':'web_search'}],'temperature':1.0}"))).isEqualTo("fail");
    assertThat(Subjects.verdict("{'requestParametersCheck':{'params':{'blockedKeys':['temperature']}}}", Subjects.request("chat/completions", "m", Map.of(), "{'tools':[{'type':'function','function':{'name':'search'}},{'type':'web_search'}],'temperature':1.0}"))).isEqualTo("fail");
    assertThat(Subjects.verdict("{'requestParametersCheck':{'params':{'values':{'temperature':{'allowedValues':[0,1]}}}}}", Subjects.request("chat/completions", "m", Map.of(), "{'tools':[{'type':'function','function':{'name':'search'}},{'type':'web_search'}],'temperature':1.0}"))).isEqualTo("pass");
    assertThat(Subjects.verdict("{'requestParametersCheck':{'params':{'values':{'temperature':{'blockedValues':[1]}}}}}", Subjects.request("chat/completions", "m", Map.of(), "{'tools':[{'type':'function','function':{'name':'search'}},{'type':'web_search'}],'temperature':1.0}"))).isEqualTo("fail");
    assertThat(Subjects.verdict("{'requestParametersCheck':{'params':{'blockedKeys':['n']}}}", Subjects.request("chat/completions", "m", Map.of(), "no"))).isEqualTo("error");
  }
}
