package io.turnpike.routing.config.document;

import static io.turnpike.routing.config.document.Examples.accepted;
import static io.turnpike.routing.config.document.Examples.refused;

import io.turnpike.routing.config.document.Examples.Example;
import java.util.List;
import java.util.stream.Stream;

/** Strategies with what belongs to each. */
public final class StrategyExamples {

  private static final List<String> CHOOSING =
      List.of("loadbalance", "least_latency", "least_busy", "cheapest", "priority");

  private StrategyExamples() {}

  static Stream<Example> right() {
    return Stream.concat(
        CHOOSING.stream()
            .flatMap(
                mode ->
                    Stream.of(
                        accepted("plain " + mode, over("'mode':'" + mode + "'")),
                        accepted(
                            mode + " without fallbacks",
                            over("'mode':'" + mode + "','allow_fallbacks':false")),
                        accepted(
                            mode + " on some failures",
                            over(
                                "'mode':'"
                                    + mode
                                    + "','on':['timeout'],'on_status_codes':[500],'allow_fallbacks':true")))),
        Stream.of(
            accepted("weights", weighted("3", "0.5")),
            accepted("a drained target", weighted("1", "0")),
            accepted(
                "sticky",
                over(
                    "'mode':'loadbalance','sticky':{'hash_fields':['metadata.user','params.user',"
                        + "'headers.x-session','user','session','team','team.id','key.id','key.name',"
                        + "'params.metadata.customer']}")),
            accepted(
                "sticky, as Portkey writes it",
                over("'mode':'loadbalance','sticky_session':{'hash_fields':['user'],'ttl':60}")),
            accepted(
                "sticky in camel case",
                over("'mode':'canary','percent':1,'stickySession':{'hashFields':['user']}")),
            accepted(
                "sticky switched off, as Portkey writes it",
                over("'mode':'loadbalance','sticky':{'enabled':false}")),
            accepted(
                "sticky switched off",
                over(
                    "'mode':'loadbalance','sticky':{'enabled':false,'hash_fields':['user'],'ttl':60}")),
            accepted("probes", over("'mode':'least_latency','probe_percent':0.5")),
            accepted("canary", over("'mode':'canary','percent':10")),
            accepted(
                "canary in full",
                over(
                    "'mode':'canary','percent':0.1,'sticky':{'hash_fields':['user']},'on':['timeout'],"
                        + "'allow_fallbacks':true")),
            accepted(
                "tiers",
                "{'strategy':{'mode':'priority'},'targets':[{'provider':'a','priority':0},"
                    + "{'provider':'b','priority':0},{'provider':'c'}]}"),
            accepted("a hundred targets", Examples.list(100)),
            accepted(
                "a weight under fallback",
                "{'strategy':{'mode':'fallback'},'targets':["
                    + "{'provider':'a','weight':1},{'provider':'b'}]}"),
            accepted(
                "conditional",
                conditional("[{'query':{'metadata.plan':'pro'},'then':'x'}]", ",'default':'y'")),
            accepted(
                "conditional without default",
                conditional("[{'query':{'metadata.plan':'pro'},'then':'x'}]", "")),
            accepted(
                "several ways to one target",
                conditional(
                    "[{'query':{'metadata.plan':'pro'},'then':'x'},"
                        + "{'query':{'metadata.plan':'team'},'then':'x'}]",
                    ",'default':'y'")),
            accepted(
                "every strategy nested",
                "{'strategy':{'mode':'fallback'},'targets':[{'strategy':{'mode':'loadbalance'},"
                    + "'targets':[{'provider':'a','weight':2},{'strategy':{'mode':'canary','percent':5},"
                    + "'targets':[{'provider':'b'},{'provider':'c'}]}]},{'strategy':{'mode':'cheapest'},"
                    + "'targets':[{'provider':'a','request_timeout':5},{'provider':'demo'}]}]}")));
  }

  static Stream<Example> wrong() {
    return Stream.of(
        refused("weights of zero", weighted("0", "0"), "/targets", "sum to zero").onlyWhenSaved(),
        refused(
            "negative weight",
            weighted("-1", "2"),
            "/targets/0/weight",
            "from 0 to 1000000, not -1"),
        refused("weight type", weighted("'3'", "2"), "/targets/0/weight", "not a string"),
        refused(
            "tier under loadbalance",
            "{'strategy':{'mode':'loadbalance'},'targets':[{'provider':'a','priority':1},"
                + "{'provider':'b'}]}",
            "/targets/0/priority",
            "belongs to a target of \"priority\""),
        refused(
            "broken tier",
            "{'strategy':{'mode':'priority'},'targets':[{'provider':'a','priority':1.5},"
                + "{'provider':'b'}]}",
            "/targets/0/priority",
            "whole number"),
        refused(
            "negative tier",
            "{'strategy':{'mode':'priority'},'targets':[{'provider':'a','priority':-1},"
                + "{'provider':'b'}]}",
            "/targets/0/priority",
            "from 0 to 1000"),
        refused(
                "tier at the top",
                "{'provider':'a','priority':1}",
                "/priority",
                "the document itself")
            .onlyWhenSaved(),
        refused(
            "sticky of another mode",
            over("'mode':'fallback','sticky':{'hash_fields':['user']}"),
            "/strategy/sticky",
            "\"loadbalance\" or \"canary\""),
        refused(
            "sticky without fields",
            over("'mode':'loadbalance','sticky':{}"),
            "/strategy/sticky",
            "needs \"hash_fields\""),
        refused(
            "sticky without any",
            over("'mode':'loadbalance','sticky':{'hash_fields':[]}"),
            "/strategy/sticky/hash_fields",
            "at least one"),
        refused(
            "sticky by the hour",
            over("'mode':'loadbalance','sticky':{'hash_fields':['time.hour']}"),
            "/strategy/sticky/hash_fields/0",
            "must be a field such as"),
        refused(
            "sticky in two spellings",
            over(
                "'mode':'loadbalance','sticky':{'hash_fields':['user']},"
                    + "'sticky_session':{'hash_fields':['user']}"),
            "/strategy/sticky_session",
            "says the same as"),
        refused(
            "sticky session of another mode",
            over("'mode':'fallback','sticky_session':{'hash_fields':['user']}"),
            "/strategy/sticky_session",
            "loadbalance"),
        refused(
            "sticky twice",
            over("'mode':'loadbalance','sticky':{'hash_fields':['user','user']}"),
            "/strategy/sticky/hash_fields/1",
            "listed twice"),
        refused(
            "sticky key",
            over("'mode':'loadbalance','sticky':{'hash_fields':['user'],'tll':1}"),
            "/strategy/sticky/tll",
            "mean \"ttl\""),
        refused(
            "allow_fallbacks of fallback",
            over("'mode':'fallback','allow_fallbacks':false"),
            "/strategy/allow_fallbacks",
            "belongs to mode"),
        refused(
            "allow_fallbacks type",
            over("'mode':'cheapest','allow_fallbacks':'no'"),
            "/strategy/allow_fallbacks",
            "true or false"),
        refused(
            "percent of loadbalance",
            over("'mode':'loadbalance','percent':5"),
            "/strategy/percent",
            "\"canary\""),
        refused(
            "probes of cheapest",
            over("'mode':'cheapest','probe_percent':5"),
            "/strategy/probe_percent",
            "\"least_latency\""),
        refused(
            "too many probes",
            over("'mode':'least_latency','probe_percent':101"),
            "/strategy/probe_percent",
            "from 0 to 100"),
        refused(
            "canary without percent", over("'mode':'canary'"), "/strategy", "needs \"percent\""),
        refused(
            "canary percent type",
            over("'mode':'canary','percent':'10%'"),
            "/strategy/percent",
            "a number from 0 to 100, not a string"),
        refused(
            "a canary alone",
            "{'strategy':{'mode':'canary','percent':5},'targets':[{'provider':'a'}]}",
            "/targets",
            "must be two"),
        refused(
            "three canaries",
            "{'strategy':{'mode':'canary','percent':5},'targets':[{'provider':'a'},{'provider':'b'},"
                + "{'provider':'c'}]}",
            "/targets",
            "must be two"),
        refused(
            "no conditions",
            "{'strategy':{'mode':'conditional'},'targets':[{'provider':'a','name':'x'}]}",
            "/strategy",
            "needs \"conditions\""),
        refused("conditions type", conditional("{}", ""), "/strategy/conditions", "a list"),
        refused("conditions empty", conditional("[]", ""), "/strategy/conditions", "at least one"),
        refused(
            "condition type",
            conditional("['pro']", ",'default':'x'"),
            "/strategy/conditions/0",
            "an object"),
        refused(
            "condition key",
            conditional("[{'query':{'user':'x'},'then':'x','else':'y'}]", ""),
            "/strategy/conditions/0/else",
            "not a key of a condition"),
        refused(
            "no query",
            conditional("[{'then':'x'}]", ""),
            "/strategy/conditions/0",
            "needs \"query\""),
        refused(
            "no then",
            conditional("[{'query':{'user':'x'}}]", ""),
            "/strategy/conditions/0",
            "needs \"then\""),
        refused(
            "then type",
            conditional("[{'query':{'user':'x'},'then':0}]", ""),
            "/strategy/conditions/0/then",
            "a string"),
        refused(
                "then unknown",
                conditional("[{'query':{'user':'x'},'then':'xx'}]", ",'default':'y'"),
                "/strategy/conditions/0/then",
                "Did you mean \"x\"?")
            .onlyWhenSaved(),
        refused(
                "default unknown",
                conditional("[{'query':{'user':'x'},'then':'x'}]", ",'default':'zebra'"),
                "/strategy/default",
                "they are \"x\", \"y\"")
            .onlyWhenSaved(),
        refused(
                "name twice",
                "{'strategy':{'mode':'conditional','conditions':[{'query':{'user':'x'},'then':'x'}]},"
                    + "'targets':[{'provider':'a','name':'x'},{'provider':'b','name':'x'}]}",
                "/targets/1/name",
                "name of a target before")
            .onlyWhenSaved(),
        refused(
            "on of conditional",
            conditional("[{'query':{'user':'x'},'then':'x'}]", ",'on':['timeout']"),
            "/strategy/on",
            "belongs to mode"),
        refused(
            "conditions of fallback",
            over("'mode':'fallback','conditions':[]"),
            "/strategy/conditions",
            "\"conditional\""));
  }

  /** Over two targets, a and b. */
  public static String over(String strategy) {
    return Examples.fallback(strategy);
  }

  /** Over two targets named x and y. */
  public static String conditional(String conditions, String more) {
    return "{'strategy':{'mode':'conditional','conditions':"
        + conditions
        + more
        + "},'targets':[{'provider':'a','name':'x'},{'provider':'b','name':'y'}]}";
  }

  private static String weighted(String first, String second) {
    return "{'strategy':{'mode':'loadbalance'},'targets':[{'provider':'a','weight':"
        + first
        + "},{'provider':'b','weight':"
        + second
        + "}]}";
  }
}
