package io.turnpike.billing.alerts;

import static org.assertj.core.api.Assertions.assertThat;

import io.turnpike.billing.Scope;
import io.turnpike.billing.Scope.Kind;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.json.JsonMapper;

class ScopeWordsTests {

  static Stream<Arguments> scopes() {
    return Stream.of(
        of(Scope.ORGANIZATION, "", "{'organization':true}", "the organization"),
        of(new Scope(Kind.TEAM, "", Set.of("search")), "", "{'team':'search'}", "team search"),
        of(new Scope(Kind.KEY, "", Set.of("k1")), "", "{'key':'k1'}", "key k1"),
        of(new Scope(Kind.KEY, "", Set.of("b", "a")), "", "{'keys':['a','b']}", "key a, b"),
        of(new Scope(Kind.KEY, "", Set.of()), "k9", "{'key':'*'}", "key k9"),
        of(new Scope(Kind.USER, "", Set.of()), "alice", "{'user':'*'}", "user alice"),
        of(new Scope(Kind.MODEL, "", Set.of("m")), "", "{'model':'m'}", "model m"),
        of(new Scope(Kind.PROVIDER, "", Set.of("p")), "", "{'provider':'p'}", "provider p"),
        of(
            new Scope(Kind.TAG, "customer", Set.of("acme")),
            "",
            "{'tag':{'customer':'acme'}}",
            "tag customer acme"),
        of(
            new Scope(Kind.TAG, "customer", Set.of()),
            "acme",
            "{'tag':{'customer':'*'}}",
            "tag customer acme"));
  }

  @ParameterizedTest
  @MethodSource("scopes")
  void sayWhoseCallsAreCounted(Scope scope, String value, String json, String sentence) {
    assertThat(JsonMapper.shared().writeValueAsString(ScopeWords.json(scope)))
        .isEqualTo(json.replace('\'', '"'));
    assertThat(ScopeWords.sentence(scope, value)).isEqualTo(sentence);
  }

  private static Arguments of(Scope scope, String value, String json, String sentence) {
    return Arguments.of(scope, value, json, sentence);
  }
}
