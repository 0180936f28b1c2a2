package io.turnpike.routing.config.lint;

import static org.assertj.core.api.Assertions.assertThat;

import io.turnpike.routing.RouteConfigs.Warning;
import io.turnpike.routing.config.document.ConfigDocument;
import io.turnpike.routing.config.document.Examples;
import io.turnpike.routing.config.document.StrategyExamples;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ConfigWarningTests {

  /**
   * @param pointer of the only warning
   */
  record Doubtful(String document, String pointer, String part) {

    @Override
    public String toString() {
      return part + " in " + document;
    }
  }

  static Stream<Doubtful> doubtful() {
    return Stream.of(
        reach("[{'query':{},'then':'x'},{'query':{'user':'a'},'then':'y'}]", "/conditions/1"),
        reach(
            "[{'query':{'$or':[{'user':'a'},{}]},'then':'x'},{'query':{'user':'a'},'then':'y'}]",
            "/conditions/1"),
        reach(
            "[{'query':{'user':'a'},'then':'x'},{'query':{'user':{'$ne':'a'}},'then':'y'},"
                + "{'query':{'team':'a'},'then':'y'}]",
            "/conditions/2"),
        reach(
            "[{'query':{'user':'a'},'then':'x'},{'query':{'$not':{'user':'a'}},'then':'y'},"
                + "{'query':{'team':'a'},'then':'y'}]",
            "/conditions/2"),
        reach(
            "[{'query':{'user':'a','team':'b'},'then':'x'},"
                + "{'query':{'team':'b','user':'a'},'then':'y'}]",
            "/conditions/1/query"),
        reach(
            "[{'query':{'user':{'$in':['a','b']}},'then':'x'},"
                + "{'query':{'user':{'$in':['b','a']}},'then':'y'}]",
            "/conditions/1/query"),
        reach(
            "[{'query':{'$not':{}},'then':'x'},{'query':{'user':'a'},'then':'y'}]",
            "/conditions/0/query"),
        reach(
            "[{'query':{'prompt.tokens':{'$gt':5,'$lt':3}},'then':'x'},"
                + "{'query':{'user':'a'},'then':'y'}]",
            "/conditions/0/query"),
        reach(
            "[{'query':{'time.hour':{'$gte':8,'$lt':8}},'then':'x'},"
                + "{'query':{'user':'a'},'then':'y'}]",
            "/conditions/0/query"),
        reach(
            "[{'query':{'$and':[{'team':'a'},{'team':'b'}]},'then':'x'},"
                + "{'query':{'user':'a'},'then':'y'}]",
            "/conditions/0/query"),
        reach(
            "[{'query':{'user':{'$exists':true,'$not':{'$exists':true}}},'then':'x'},"
                + "{'query':{'user':'a'},'then':'y'}]",
            "/conditions/0/query"),
        of(
            conditional("[{'query':{},'then':'x'}]", ",'default':'y'"),
            "/strategy/default",
            "is never taken"),
        of(
            conditional("[{'query':{'user':'a'},'then':'x'}]", ""),
            "/targets/1/name",
            "no condition leads to it"),
        of(
            "{'strategy':{'mode':'conditional','conditions':[{'query':{'user':'a'},'then':'x'}]},"
                + "'targets':[{'provider':'a','name':'x'},{'provider':'b'}]}",
            "/targets/1",
            "no name to be called by"),
        of(
            over("'mode':'loadbalance','sticky':{'hash_fields':['user','headers.Authorization']}"),
            "/strategy/sticky/hash_fields/1",
            "counts as missing"),
        of(
            "{'strategy':{'mode':'conditional','conditions':[{'query':{'headers.x-api-key':'a'},"
                + "'then':'x'}]},'targets':[{'provider':'a','name':'x'}]}",
            "/strategy/conditions/0/query/headers.x-api-key",
            "counts as missing"),
        of(
            "{'strategy':{'mode':'single'},'targets':[{'provider':'a'},{'provider':'b'}]}",
            "/targets/1",
            "is never asked"),
        of(
            "{'strategy':{'mode':'loadbalance'},'targets':[{'provider':'a'}]}",
            "/targets",
            "only one element"),
        of(
            "{'strategy':{'mode':'loadbalance','allow_fallbacks':false},'targets':["
                + "{'provider':'a','weight':0},{'provider':'b'}]}",
            "/targets/0/weight",
            "never reached"),
        of(over("'mode':'canary','percent':0"), "/strategy/percent", "receives nothing"),
        of(over("'mode':'canary','percent':100"), "/strategy/percent", "only what the canary"),
        of(over("'mode':'least_latency','probe_percent':0"), "/strategy/probe_percent", "is 0"),
        of(
            over("'mode':'loadbalance','sticky':{'hash_fields':['user'],'ttl':9}"),
            "/strategy/sticky/ttl",
            "nothing is stored"),
        of(
            over("'mode':'cheapest','allow_fallbacks':false,'on':['timeout']"),
            "/strategy/on",
            "means nothing"),
        of(
            "{'strategy':{'mode':'fallback'},'targets':[{'provider':'a','weight':1},"
                + "{'provider':'b'}]}",
            "/targets/0/weight",
            "means nothing under \"fallback\""),
        of("{'provider':'a','weight':1}", "/weight", "means nothing here"),
        of(
            "{'provider':'a','cache':{'mode':'simple','threshold':0.9}}",
            "/cache/threshold",
            "of mode \"semantic\""),
        of(
            "{'provider':'a','shadow':{'percent':0,'target':{'provider':'b'}}}",
            "/shadow/percent",
            "nothing is copied"),
        of(
            "{'provider':'a','retry':{'attempts':1,'per_class':{'auth':1}}}",
            "/retry/per_class/auth",
            "never repeated"),
        of(
            "{'provider':'a','retry':{'attempts':1,'on_status_codes':[401,408,429,403,500]}}",
            "/retry/on_status_codes",
            "names [401, 403], which are never repeated"),
        of(
            "{'provider':'a','override_params':{'top_p':1},'default_params':{'top_p':0.5}}",
            "/default_params/top_p",
            "sets it in any case"),
        of(
            "{'provider':'a','override_params':{'top_p':1},'drop_params':['top_p']}",
            "/drop_params",
            "leaves out \"top_p\""),
        of(
            "{'provider':'a','hedge':{'after':'3s'},'timeouts':{'first_token':'2s'}}",
            "/hedge",
            "never starts"),
        of(
            "{'data_policy':{'zdr':true},'targets':[{'provider':'a','data_policy':{'zdr':false}}]}",
            "/targets/0/data_policy/zdr",
            "stays required"),
        of(
            "{'data_policy':{'regions':['eu']},'targets':[{'provider':'a',"
                + "'data_policy':{'regions':['us']}}]}",
            "/targets/0/data_policy",
            "nothing below ever serves"),
        of(
            "{'strategy':{'mode':'fallback'},'timeouts':{'first_token':'5s','total':'5s'},"
                + "'targets':[{'provider':'a'},{'provider':'b'}]}",
            "/targets/1",
            "gets no turn"),
        of(
            "{'strategy':{'mode':'fallback'},'timeouts':{'total':'30s'},"
                + "'targets':[{'provider':'a'},{'provider':'b'}]}",
            "/targets/1",
            "may take 60s, and \"total\" is 30s"),
        of(
            "{'strategy':{'mode':'fallback'},'timeouts':{'first_token':'4s','total':'10s'},"
                + "'targets':[{'strategy':{'mode':'loadbalance'},'targets':[{'provider':'a'},"
                + "{'provider':'b'},{'provider':'c'}]},{'provider':'demo'}]}",
            "/targets/1",
            "may take 12s"),
        of(
            "{'provider':'a','retry':{'attempts':5},'timeouts':{'total':'10s'}}",
            "",
            "wait 15500ms between its tries"));
  }

  @ParameterizedTest
  @MethodSource("doubtful")
  void acceptsAndWarns(Doubtful doubtful) {
    ConfigDocument document = ConfigCheck.read(Examples.json(doubtful.document()));

    assertThat(document.mistakes().list()).isEmpty();
    List<Warning> warnings = document.warnings().list();
    assertThat(warnings).extracting(Warning::pointer).containsExactly(doubtful.pointer());
    assertThat(warnings.getFirst().sentence()).contains(doubtful.part());
  }

  @ParameterizedTest
  @MethodSource("sound")
  void saysNothingAboutWhatMakesSense(String document) {
    ConfigDocument read = ConfigCheck.read(Examples.json(document));

    assertThat(read.mistakes().list()).isEmpty();
    assertThat(read.warnings().list()).isEmpty();
  }

  static Stream<String> sound() {
    return Stream.of(
        over("'mode':'fallback'"),
        Examples.list(20),
        over("'mode':'fallback','on':['rate_limited']")
            .replace("{'s", "{'timeouts':{'total':'9s'},'s"),
        conditional(
            "[{'query':{'user':'a'},'then':'x'},{'query':{'user':{'$ne':'b'}},'then':'y'}]",
            ",'default':'x'"),
        conditional(
            "[{'query':{'$and':[{'tags':'a'},{'tags':'b'}]},'then':'x'},"
                + "{'query':{'params.stop':'a'},'then':'y'}]",
            ",'default':'x'"),
        conditional(
            "[{'query':{'prompt.tokens':{'$gte':5,'$lte':5}},'then':'x'},"
                + "{'query':{'prompt.tokens':{'$gt':5}},'then':'y'}]",
            ",'default':'x'"),
        "{'strategy':{'mode':'fallback'},'timeouts':{'first_token':'2s','total':'10s'},"
            + "'targets':[{'provider':'a'},{'provider':'b'}]}",
        "{'provider':'a','hedge':{'after':'1s'},'timeouts':{'first_token':'2s'}}");
  }

  @Test
  void saysTheSameOnlyOnce() {
    String inner = "{'name':'x','strategy':{'mode':'loadbalance'},'targets':[{'provider':'a'}]}";
    String document =
        "{'strategy':{'mode':'conditional','conditions':[{'query':{'user':'a'},'then':'x'},"
            + "{'query':{'user':'b'},'then':'x'}],'default':'x'},'targets':["
            + inner
            + "]}";

    assertThat(ConfigCheck.read(Examples.json(document)).warnings().list()).hasSize(1);
  }

  /**
   * Conditions that all lead to one conditional, which has as many: a walk of each way is endless.
   */
  @Test
  void walksWhatManyConditionsLeadToOnce() {
    String document = "{'provider':'a','name':'x'}";
    for (int i = 0; i < 6; i++) {
      document = manyWaysTo(document);
    }

    ConfigDocument read = ConfigCheck.read(Examples.json(document));

    assertThat(read.mistakes().list()).isEmpty();
    assertThat(new io.turnpike.routing.plan.RoutePlan(null, 0, read.compiled()).connections())
        .containsExactly("a");
  }

  private static String manyWaysTo(String target) {
    StringBuilder conditions = new StringBuilder();
    for (int i = 0; i < 300; i++) {
      conditions.append(i == 0 ? "" : ",").append("{'query':{'user':'u").append(i);
      conditions.append("'},'then':'x'}");
    }
    return "{'name':'x','strategy':{'mode':'conditional','conditions':["
        + conditions
        + "]},'targets':["
        + target
        + "]}";
  }

  private static Doubtful reach(String conditions, String pointer) {
    String part = pointer.endsWith("query") ? "never" : "is never reached";
    return of(conditional(conditions, ""), "/strategy" + pointer, part);
  }

  private static Doubtful of(String document, String pointer, String part) {
    return new Doubtful(document, pointer, part);
  }

  private static String over(String strategy) {
    return StrategyExamples.over(strategy);
  }

  private static String conditional(String conditions, String more) {
    return StrategyExamples.conditional(conditions, more);
  }
}
