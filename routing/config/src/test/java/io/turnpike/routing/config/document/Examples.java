package io.turnpike.routing.config.document;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Documents right and wrong, read by the tests of the compiler and of the JSON Schema alike. */
public final class Examples {

  /**
   * @param mistakes part of the sentence by pointer; empty for a document that is right
   * @param schemaSees false where a schema cannot tell
   */
  public record Example(
      String title, String document, Map<String, String> mistakes, boolean schemaSees) {

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
    return Stream.of(
            basic(),
            StrategyExamples.right(),
            QueryExamples.right(),
            NodeExamples.right(),
            RulesExamples.right())
        .flatMap(examples -> examples)
        .toList();
  }

  static List<Example> wrong() {
    return Stream.of(
            basicallyWrong(),
            StrategyExamples.wrong(),
            QueryExamples.wrong(),
            NodeExamples.wrong(),
            RulesExamples.wrong())
        .flatMap(examples -> examples)
        .toList();
  }

  private static Stream<Example> basic() {
    return Stream.of(
        accepted("a provider alone", "{'provider':'@demo'}"),
        accepted("a provider without @", "{'provider':'demo','name':'the only one'}"),
        accepted("one target without strategy", "{'targets':[{'provider':'@demo'}]}"),
        accepted(
            "single over one target",
            "{'strategy':{'mode':'single'},'targets':[{'provider':'@demo'}]}"),
        accepted(
            "single over several targets",
            "{'strategy':{'mode':'single'},'targets':[{'provider':'a'},{'provider':'b'},"
                + "{'provider':'a'}]}"),
        accepted("fallback", fallback("'mode':'fallback'")),
        accepted("fallback on classes", fallback("'mode':'fallback','on':['timeout','auth']")),
        accepted("fallback on statuses", fallback("'mode':'fallback','on_status_codes':[429,500]")),
        accepted("an editor's schema", "{'$schema':'/api/schemas/config.json','provider':'demo'}"),
        accepted(
            "durations in all ways",
            "{'provider':'demo','timeouts':{'connect':'500ms','first_token':8000,'idle':'1.5m',"
                + "'total':'120s'}}"),
        accepted("a whole number written as 3.0", "{'provider':'a','retry':{'attempts':3.0}}"),
        accepted("request_timeout", "{'provider':'demo','request_timeout':5000}"),
        accepted(
            "retry in full",
            "{'provider':'demo','retry':{'attempts':5,'on_status_codes':[429],"
                + "'use_retry_after_headers':false}}"),
        accepted(
            "parameters of all kinds",
            "{'provider':'demo','override_params':{'model':'demo/echo','temperature':0.2,"
                + "'stop':['x'],'response_format':{'type':'text'},'user':null}}"),
        accepted(
            "nested fallback",
            "{'strategy':{'mode':'fallback'},'targets':[{'provider':'a'},{'strategy':"
                + "{'mode':'fallback','on':['overloaded']},'timeouts':{'first_token':'1s'},"
                + "'targets':[{'provider':'b'},{'provider':'c'}]}]}"));
  }

  private static Stream<Example> basicallyWrong() {
    return Stream.of(
        refused("no target", "{}", "", "needs \"provider\""),
        refused("not an object", "[]", "", "must be a JSON object"),
        refused("unknown key", "{'provider':'a','retrys':1}", "/retrys", "Did you mean \"retry\"?"),
        refused("far key", "{'provider':'a','zebra':1}", "/zebra", "It may have \"name\""),
        refused(
            "key of another", "{'provider':'a','prompt_id':'x'}", "/prompt_id", "no counterpart"),
        refused("model", "{'provider':'a','model':'m'}", "/model", "override_params"),
        refused("secret", "{'provider':'a','api_key':'sk'}", "/api_key", "provider connection"),
        refused("key with slash", "{'provider':'a','a/b~c':1}", "/a~1b~0c", "is not a key"),
        refused("provider type", "{'provider':7}", "/provider", "must be a string, not a number"),
        refused("provider empty", "{'provider':'@'}", "/provider", "must name a provider"),
        refused("provider name", "{'provider':'Open AI'}", "/provider", "must name a provider"),
        refused("name", "{'provider':'a','name':' '}", "/name", "1 to 100"),
        refused(
            "provider and targets",
            "{'provider':'a','targets':[{'provider':'b'}]}",
            "/provider",
            "belongs to a target"),
        refused("targets type", "{'targets':{}}", "/targets", "list of at least one"),
        refused("no targets", "{'targets':[]}", "/targets", "not an empty one"),
        refused(
            "target type", "{'targets':['a']}", "/targets/0", "must be an object, not a string"),
        refused("strategy alone", "{'strategy':{'mode':'single'}}", "", "needs \"targets\""),
        refused(
            "no strategy",
            "{'targets':[{'provider':'a'},{'provider':'b'}]}",
            "",
            "needs \"strategy\""),
        refused("no mode", fallback("'on':['timeout']"), "/strategy", "needs \"mode\""),
        refused("mode type", fallback("'mode':1"), "/strategy/mode", "must be a string"),
        refused(
            "mode misspelt", fallback("'mode':'fallbak'"), "/strategy/mode", "mean \"fallback\""),
        refused(
            "strategy key",
            fallback("'mode':'fallback','on_status_code':[500]"),
            "/strategy/on_status_code",
            "mean \"on_status_codes\""),
        refused(
            "on of single",
            "{'strategy':{'mode':'single','on':['timeout']},'targets':[{'provider':'a'}]}",
            "/strategy/on",
            "belongs to mode \"fallback\""),
        refused(
            "on unknown",
            fallback("'mode':'fallback','on':['timeouts']"),
            "/strategy/on/0",
            "Did you mean \"timeout\"?"),
        refused(
            "on twice",
            fallback("'mode':'fallback','on':['auth','auth']"),
            "/strategy/on/1",
            "listed twice"),
        refused("on empty", fallback("'mode':'fallback','on':[]"), "/strategy/on", "at least one"),
        refused(
            "status",
            fallback("'mode':'fallback','on_status_codes':[200]"),
            "/strategy/on_status_codes/0",
            "from 400 to 599, not 200"),
        refused("retry type", "{'provider':'a','retry':'often'}", "/retry", "must be an object"),
        refused("retry empty", "{'provider':'a','retry':{}}", "/retry", "needs \"attempts\""),
        refused(
            "attempts",
            "{'provider':'a','retry':{'attempts':6}}",
            "/retry/attempts",
            "from 0 to 5, not 6"),
        refused(
            "attempts broken",
            "{'provider':'a','retry':{'attempts':1.5}}",
            "/retry/attempts",
            "not 1.5"),
        refused(
            "retry_after",
            "{'provider':'a','retry':{'attempts':1,'use_retry_after_headers':'yes'}}",
            "/retry/use_retry_after_headers",
            "true or false"),
        refused("timeouts type", "{'provider':'a','timeouts':'2s'}", "/timeouts", "an object"),
        refused(
            "duration",
            "{'provider':'a','timeouts':{'idle':'soon'}}",
            "/timeouts/idle",
            "\"500ms\" or \"2s\""),
        refused(
            "timeout key",
            "{'provider':'a','timeouts':{'first_tokens':'2s'}}",
            "/timeouts/first_tokens",
            "mean \"first_token\""),
        refused(
            "total below",
            "{'targets':[{'provider':'a','timeouts':{'total':'2s'}}]}",
            "/targets/0/timeouts/total",
            "top of the document"),
        refused(
            "timeout twice",
            "{'provider':'a','request_timeout':5,'timeouts':{'first_token':'2s'}}",
            "/request_timeout",
            "keep one"),
        refused(
            "request_timeout", "{'provider':'a','request_timeout':0}", "/request_timeout", "1 to"),
        refused(
            "params type", "{'provider':'a','override_params':[]}", "/override_params", "object"),
        refused(
            "params empty", "{'provider':'a','override_params':{}}", "/override_params", "1 to 50"),
        refused(
            "stream",
            "{'provider':'a','override_params':{'stream':true}}",
            "/override_params/stream",
            "client's own"),
        refused(
            "model type",
            "{'provider':'a','override_params':{'model':4}}",
            "/override_params/model",
            "name of a model"),
        refused("half a character", "{'provider':'a','name':'\\ud83d'}", "", "surrogate")
            .onlyWhenSaved(),
        refused("nothing", "", "", "JSON").onlyWhenSaved(),
        refused("endless", "[".repeat(10_000), "", "nested deeper than 64").onlyWhenSaved(),
        refused("broken", "{'provider':", "", "not JSON: line 1").onlyWhenSaved(),
        refused("two documents", "{'provider':'a'} {}", "", "something follows the end")
            .onlyWhenSaved(),
        refused("no number", "{'provider':NaN}", "", "Non-standard token 'NaN'.").onlyWhenSaved(),
        refused("twice", "{'provider':'a','provider':'a'}", "/provider", "more than once")
            .onlyWhenSaved(),
        refused(
                "twice within",
                "{'targets':[{'provider':'a','retry':{'attempts':1,'attempts':2}}]}",
                "/targets/0/retry/attempts",
                "more than once")
            .onlyWhenSaved(),
        refused(
                "equal targets",
                "{'strategy':{'mode':'fallback'},'targets':[{'provider':'a'},{'provider':'@a'}]}",
                "/targets/1",
                "same as a target before")
            .onlyWhenSaved(),
        refused(
                "zero",
                "{'provider':'a','timeouts':{'idle':'0s'}}",
                "/timeouts/idle",
                "longer than 0")
            .onlyWhenSaved(),
        refused(
                "too long",
                "{'provider':'a','timeouts':{'connect':'61s'}}",
                "/timeouts/connect",
                "at most 60s")
            .onlyWhenSaved(),
        refused(
                "longer than total",
                "{'provider':'a','timeouts':{'first_token':'9s','total':'5s'}}",
                "/timeouts/first_token",
                "longer than \"total\"")
            .onlyWhenSaved(),
        refused("too deep", nested(9), "/targets/0".repeat(7) + "/targets", "nested deeper")
            .onlyWhenSaved(),
        refused("too many", list(101), "/targets", "101 elements; at most 100"),
        refused("too many in all", groups(11, 95), "", "1045 targets; at most 1000")
            .onlyWhenSaved(),
        refused(
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
  public static String list(int targets) {
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

  public static String json(String document) {
    return document.replace('\'', '"');
  }

  static Example accepted(String title, String document) {
    return new Example(title, json(document), Map.of(), true);
  }

  static Example refused(String title, String document, String pointer, String part) {
    Map<String, String> mistakes = new LinkedHashMap<>();
    mistakes.put(pointer, part);
    return new Example(title, json(document), mistakes, true);
  }
}
