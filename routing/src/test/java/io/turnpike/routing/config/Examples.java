package io.turnpike.routing.config;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Documents right and wrong, read by the tests of the compiler and of the JSON Schema alike. */
final class Examples {

  /**
   * @param mistakes part of the sentence by pointer; empty for a document that is right
   * @param schemaSees false where a schema cannot tell
   */
  record Example(String title, String document, Map<String, String> mistakes, boolean schemaSees) {

    @Override
    public String toString() {
      return title;
    }

    Example onlyWhenSaved() {
      return new Example(title, document, mistakes, false);
    }
  }

  private Examples() {}

  static List<Example> right() {
    return List.of(
        right("a provider alone", "{'provider':'@demo'}"),
        right("a provider without @", "{'provider':'demo','name':'the only one'}"),
        right("one target without strategy", "{'targets':[{'provider':'@demo'}]}"),
        right(
            "single over one target",
            "{'strategy':{'mode':'single'},'targets':[{'provider':'@demo'}]}"),
        right("fallback", fallback("'mode':'fallback'")),
        right("fallback on classes", fallback("'mode':'fallback','on':['timeout','auth']")),
        right("fallback on statuses", fallback("'mode':'fallback','on_status_codes':[429,500]")),
        right("an editor's schema", "{'$schema':'/api/schemas/config.json','provider':'demo'}"),
        right(
            "durations in all ways",
            "{'provider':'demo','timeouts':{'connect':'500ms','first_token':8000,'idle':'1.5m',"
                + "'total':'120s'}}"),
        right("a whole number written as 3.0", "{'provider':'a','retry':{'attempts':3.0}}"),
        right("request_timeout", "{'provider':'demo','request_timeout':5000}"),
        right(
            "retry in full",
            "{'provider':'demo','retry':{'attempts':5,'on_status_codes':[429],"
                + "'use_retry_after_headers':false}}"),
        right(
            "parameters of all kinds",
            "{'provider':'demo','override_params':{'model':'demo/echo','temperature':0.2,"
                + "'stop':['x'],'response_format':{'type':'text'},'user':null}}"),
        right(
            "nested fallback",
            "{'strategy':{'mode':'fallback'},'targets':[{'provider':'a'},{'strategy':"
                + "{'mode':'fallback','on':['overloaded']},'timeouts':{'first_token':'1s'},"
                + "'targets':[{'provider':'b'},{'provider':'c'}]}]}"));
  }

  static List<Example> wrong() {
    return List.of(
        wrong("no target", "{}", "", "needs \"provider\""),
        wrong("not an object", "[]", "", "must be a JSON object"),
        wrong("unknown key", "{'provider':'a','retrys':1}", "/retrys", "Did you mean \"retry\"?"),
        wrong("far key", "{'provider':'a','zebra':1}", "/zebra", "It may have \"name\""),
        wrong("key of later", "{'provider':'a','cache':{}}", "/cache", "not available yet"),
        wrong("model", "{'provider':'a','model':'m'}", "/model", "override_params"),
        wrong("secret", "{'provider':'a','api_key':'sk'}", "/api_key", "provider connection"),
        wrong("key with slash", "{'provider':'a','a/b~c':1}", "/a~1b~0c", "is not a key"),
        wrong("provider type", "{'provider':7}", "/provider", "must be a string, not a number"),
        wrong("provider empty", "{'provider':'@'}", "/provider", "must name a provider"),
        wrong("provider name", "{'provider':'Open AI'}", "/provider", "must name a provider"),
        wrong("name", "{'provider':'a','name':' '}", "/name", "1 to 100"),
        wrong(
            "provider and targets",
            "{'provider':'a','targets':[{'provider':'b'}]}",
            "/provider",
            "belongs to a target"),
        wrong("targets type", "{'targets':{}}", "/targets", "list of at least one"),
        wrong("no targets", "{'targets':[]}", "/targets", "not an empty one"),
        wrong("target type", "{'targets':['a']}", "/targets/0", "must be an object, not a string"),
        wrong("strategy alone", "{'strategy':{'mode':'single'}}", "", "needs \"targets\""),
        wrong(
            "no strategy",
            "{'targets':[{'provider':'a'},{'provider':'b'}]}",
            "",
            "needs \"strategy\""),
        wrong(
            "unreachable",
            "{'strategy':{'mode':'single'},'targets':[{'provider':'a'},{'provider':'b'}]}",
            "/targets/1",
            "is never reached"),
        wrong("no mode", fallback("'on':['timeout']"), "/strategy", "needs \"mode\""),
        wrong("mode type", fallback("'mode':1"), "/strategy/mode", "must be a string"),
        wrong("mode misspelt", fallback("'mode':'fallbak'"), "/strategy/mode", "mean \"fallback\""),
        wrong(
            "strategy key",
            fallback("'mode':'fallback','on_status_code':[500]"),
            "/strategy/on_status_code",
            "mean \"on_status_codes\""),
        wrong(
            "on of single",
            "{'strategy':{'mode':'single','on':['timeout']},'targets':[{'provider':'a'}]}",
            "/strategy/on",
            "belongs to mode \"fallback\""),
        wrong(
            "on unknown",
            fallback("'mode':'fallback','on':['timeouts']"),
            "/strategy/on/0",
            "Did you mean \"timeout\"?"),
        wrong(
            "on twice",
            fallback("'mode':'fallback','on':['auth','auth']"),
            "/strategy/on/1",
            "listed twice"),
        wrong("on empty", fallback("'mode':'fallback','on':[]"), "/strategy/on", "at least one"),
        wrong(
            "status",
            fallback("'mode':'fallback','on_status_codes':[200]"),
            "/strategy/on_status_codes/0",
            "from 400 to 599, not 200"),
        wrong("retry type", "{'provider':'a','retry':3}", "/retry", "must be an object"),
        wrong("retry empty", "{'provider':'a','retry':{}}", "/retry", "needs \"attempts\""),
        wrong(
            "attempts",
            "{'provider':'a','retry':{'attempts':6}}",
            "/retry/attempts",
            "from 0 to 5, not 6"),
        wrong(
            "attempts broken",
            "{'provider':'a','retry':{'attempts':1.5}}",
            "/retry/attempts",
            "not 1.5"),
        wrong(
            "retry_after",
            "{'provider':'a','retry':{'attempts':1,'use_retry_after_headers':'yes'}}",
            "/retry/use_retry_after_headers",
            "true or false"),
        wrong("timeouts type", "{'provider':'a','timeouts':'2s'}", "/timeouts", "an object"),
        wrong(
            "duration",
            "{'provider':'a','timeouts':{'idle':'soon'}}",
            "/timeouts/idle",
            "\"500ms\" or \"2s\""),
        wrong(
            "timeout key",
            "{'provider':'a','timeouts':{'first_tokens':'2s'}}",
            "/timeouts/first_tokens",
            "mean \"first_token\""),
        wrong(
            "total below",
            "{'targets':[{'provider':'a','timeouts':{'total':'2s'}}]}",
            "/targets/0/timeouts/total",
            "top of the document"),
        wrong(
            "timeout twice",
            "{'provider':'a','request_timeout':5,'timeouts':{'first_token':'2s'}}",
            "/request_timeout",
            "keep one"),
        wrong(
            "request_timeout", "{'provider':'a','request_timeout':0}", "/request_timeout", "1 to"),
        wrong("params type", "{'provider':'a','override_params':[]}", "/override_params", "object"),
        wrong(
            "params empty", "{'provider':'a','override_params':{}}", "/override_params", "1 to 50"),
        wrong(
            "stream",
            "{'provider':'a','override_params':{'stream':true}}",
            "/override_params/stream",
            "client's own"),
        wrong(
            "model type",
            "{'provider':'a','override_params':{'model':4}}",
            "/override_params/model",
            "name of a model"),
        wrong("half a character", "{'provider':'a','name':'\\ud83d'}", "", "surrogate")
            .onlyWhenSaved(),
        wrong("nothing", "", "", "JSON").onlyWhenSaved(),
        wrong("endless", "[".repeat(10_000), "", "nested deeper than 64").onlyWhenSaved(),
        wrong("broken", "{'provider':", "", "not JSON: line 1").onlyWhenSaved(),
        wrong("two documents", "{'provider':'a'} {}", "", "not JSON").onlyWhenSaved(),
        wrong("twice", "{'provider':'a','provider':'a'}", "/provider", "more than once")
            .onlyWhenSaved(),
        wrong(
                "twice within",
                "{'targets':[{'provider':'a','retry':{'attempts':1,'attempts':2}}]}",
                "/targets/0/retry/attempts",
                "more than once")
            .onlyWhenSaved(),
        wrong(
                "equal targets",
                "{'strategy':{'mode':'fallback'},'targets':[{'provider':'a'},{'provider':'@a'}]}",
                "/targets/1",
                "same as a target before")
            .onlyWhenSaved(),
        wrong(
                "zero",
                "{'provider':'a','timeouts':{'idle':'0s'}}",
                "/timeouts/idle",
                "longer than 0")
            .onlyWhenSaved(),
        wrong(
                "too long",
                "{'provider':'a','timeouts':{'connect':'61s'}}",
                "/timeouts/connect",
                "at most 60s")
            .onlyWhenSaved(),
        wrong(
                "longer than total",
                "{'provider':'a','timeouts':{'first_token':'9s','total':'5s'}}",
                "/timeouts/first_token",
                "longer than \"total\"")
            .onlyWhenSaved(),
        wrong("too deep", nested(9), "/targets/0".repeat(7) + "/targets", "nested deeper")
            .onlyWhenSaved(),
        wrong("too many", list(101), "/targets", "101 elements; at most 100"),
        wrong("too many in all", groups(11, 95), "", "1045 targets; at most 1000").onlyWhenSaved(),
        wrong(
                "too large",
                "{'provider':'a','override_params':{'x':'" + "y".repeat(262_144) + "'}}",
                "",
                "at most 262144")
            .onlyWhenSaved());
  }

  /** A fallback over two targets with this inside its strategy. */
  static String fallback(String strategy) {
    return "{'strategy':{" + strategy + "},'targets':[{'provider':'a'},{'provider':'b'}]}";
  }

  static String nested(int levels) {
    return "{'targets':[".repeat(levels - 1) + "{'provider':'a'}" + "]}".repeat(levels - 1);
  }

  /** A fallback over so many targets. */
  static String list(int targets) {
    return list(targets, "p");
  }

  /** A fallback over so many fallbacks of so many targets each. */
  static String groups(int groups, int targets) {
    String each =
        IntStream.range(0, groups)
            .mapToObj(i -> list(targets, "p" + i + "-"))
            .collect(Collectors.joining(","));
    return "{'strategy':{'mode':'fallback'},'targets':[" + each + "]}";
  }

  private static String list(int targets, String prefix) {
    String each =
        IntStream.range(0, targets)
            .mapToObj(i -> "{'provider':'" + prefix + i + "'}")
            .collect(Collectors.joining(","));
    return "{'strategy':{'mode':'fallback'},'targets':[" + each + "]}";
  }

  static String json(String document) {
    return document.replace('\'', '"');
  }

  static Example right(String title, String document) {
    return new Example(title, json(document), Map.of(), true);
  }

  static Example wrong(String title, String document, String pointer, String part) {
    Map<String, String> mistakes = new LinkedHashMap<>();
    mistakes.put(pointer, part);
    return new Example(title, json(document), mistakes, true);
  }
}
