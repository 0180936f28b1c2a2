package io.turnpike.routing.config.document;

import static io.turnpike.routing.config.document.Examples.accepted;
import static io.turnpike.routing.config.document.Examples.fallback;
import static io.turnpike.routing.config.document.Examples.refused;

import io.turnpike.routing.config.document.Examples.Example;
import java.util.stream.Stream;

/** What a document says beside where requests go: cache and guardrails. */
final class RulesExamples {

  private RulesExamples() {}

  static Stream<Example> right() {
    return Stream.of(
        top("a cache", "'cache':{'mode':'simple'}"),
        top(
            "a cache in full",
            "'cache':{'mode':'simple','max_age':60,'scope':'user','namespace':'n','tags':['a']}"),
        top(
            "a cache by meaning",
            "'cache':{'mode':'semantic','threshold':0.95,'max_wrong_hit_rate':0.01,"
                + "'provider':'@e','model':'m'}"),
        top("a cache by meaning as it is", "'cache':{'mode':'semantic'}"),
        top("Portkey: a cache in camel case", "'cache':{'mode':'simple','maxAge':60}"),
        accepted(
            "a cache over targets",
            fallback("'mode':'fallback'").replaceFirst("\\{", "{'cache':{'mode':'simple'},")),
        top("no guardrails", "'input_guardrails':[],'output_guardrails':[]"),
        top(
            "guardrails",
            "'input_guardrails':[{'regexMatch':{'rule':'x','not':true},'deny':true},"
                + "{'words':{'deny':['x']},'action':'redact','reversible':true}],"
                + "'output_guardrails':[{'wordCount':{'maxWords':9,'action':'flag'}}]"),
        top(
            "what follows from an error",
            "'input_guardrails':[{'contains':{'words':['a']},'on_error':'deny'}]"),
        top(
            "Portkey: short forms",
            "'input_guardrails':[{'default.contains':{'words':['a'],'operator':'none'},"
                + "'default.endsWith':{'suffix':'.'},'deny':false,'async':true,'on_fail':"
                + "{'feedback':{'value':-5,'weight':1}}}]"),
        top(
            "Portkey: the long form",
            "'before_request_hooks':[{'type':'guardrail','id':'g','deny':true,'checks':[{'id':"
                + "'default.regexMatch','parameters':{'rule':'x'},'is_enabled':true},"
                + "{'id':'default.notNull'}]}]"),
        top(
            "a check that is switched off",
            "'output_guardrails':[{'notNull':{},'is_enabled':false}]"));
  }

  static Stream<Example> wrong() {
    return Stream.of(
        bad("cache type", "'cache':true", "/cache", "must be an object"),
        bad("cache without a mode", "'cache':{}", "/cache", "needs \"mode\""),
        bad("cache mode", "'cache':{'mode':'exact'}", "/cache/mode", "semantic or simple"),
        bad("cache age", "'cache':{'mode':'simple','max_age':0}", "/cache/max_age", "from 1 to"),
        bad("cache scope", "'cache':{'mode':'simple','scope':'all'}", "/cache/scope", "must be"),
        bad("cache key", "'cache':{'mode':'simple','ttl':9}", "/cache/ttl", "is not a key"),
        bad("cache tags", "'cache':{'mode':'simple','tags':[]}", "/cache/tags", "at least one"),
        bad(
            "cache rate",
            "'cache':{'mode':'semantic','max_wrong_hit_rate':2}",
            "/cache/max_wrong_hit_rate",
            "from 0 to 1"),
        bad(
            "cache threshold",
            "'cache':{'mode':'semantic','threshold':'high'}",
            "/cache/threshold",
            "must be a number"),
        bad(
            "a connection for embeddings without a model",
            "'cache':{'mode':'semantic','provider':'@e'}",
            "/cache/provider",
            "must come with the other"),
        bad(
            "a model for embeddings without a connection",
            "'cache':{'mode':'semantic','model':'m'}",
            "/cache/model",
            "must come with the other"),
        bad(
            "cache age twice",
            "'cache':{'mode':'simple','max_age':60,'maxAge':60}",
            "/cache/maxAge",
            "keep one"),
        bad("guardrails type", "'input_guardrails':{}", "/input_guardrails", "a list of checks"),
        bad(
            "a hosted guardrail",
            "'input_guardrails':['pg-1']",
            "/input_guardrails/0",
            "hosted elsewhere"),
        bad(
            "an action",
            "'input_guardrails':[{'notNull':{},'action':'block'}]",
            "/input_guardrails/0/action",
            "deny or flag or redact"),
        bad(
            "deny type",
            "'input_guardrails':[{'notNull':{},'deny':'yes'}]",
            "/input_guardrails/0/deny",
            "true or false"),
        bad(
            "both words",
            "'input_guardrails':[],'before_request_hooks':[]",
            "/before_request_hooks",
            "keep one"),
        below("a target's cache", "'cache':{'mode':'simple'}", "cache", "top of the document"),
        below("a target's guardrails", "'input_guardrails':[]", "input_guardrails", "top of the"),
        below("a target's hooks", "'after_request_hooks':[]", "after_request_hooks", "top of the"),
        bad("mutators", "'input_mutators':[]", "/input_mutators", "into \"input_guardrails\""),
        bad(
                "no check",
                "'input_guardrails':[{'deny':true}]",
                "/input_guardrails/0",
                "must have a check")
            .onlyWhenSaved(),
        bad(
                "a check that is none",
                "'input_guardrails':[{'regexmatch':{}}]",
                "/input_guardrails/0/regexmatch",
                "is no check. There are ")
            .onlyWhenSaved(),
        bad(
                "a parameter",
                "'input_guardrails':[{'regexMatch':{'rule':'x','nto':true}}]",
                "/input_guardrails/0/regexMatch/nto",
                "is no parameter")
            .onlyWhenSaved(),
        bad(
                "an expression",
                "'output_guardrails':[{'regexMatch':{'rule':'a('}}]",
                "/output_guardrails/0/regexMatch/rule",
                "missing closing )")
            .onlyWhenSaved(),
        bad(
                "a redaction without places",
                "'output_guardrails':[{'wordCount':{'max':3},'action':'redact'}]",
                "/output_guardrails/0/action",
                "does not say where")
            .onlyWhenSaved(),
        bad(
                "a check of requests",
                "'output_guardrails':[{'modelWhitelist':{'models':['m']}}]",
                "/output_guardrails/0/modelWhitelist",
                "under \"input_guardrails\"")
            .onlyWhenSaved(),
        bad(
                "a vendor's check",
                "'input_guardrails':[{'aporia.validateProject':{'projectID':'p'}}]",
                "/input_guardrails/0/aporia.validateProject",
                "\"webhook\" of yours")
            .onlyWhenSaved());
  }

  private static Example top(String title, String more) {
    return accepted(title, "{'provider':'a'," + more + "}");
  }

  private static Example bad(String title, String more, String pointer, String part) {
    return refused(title, "{'provider':'a'," + more + "}", pointer, part);
  }

  private static Example below(String title, String more, String key, String part) {
    return refused(title, "{'targets':[{'provider':'a'," + more + "}]}", "/targets/0/" + key, part);
  }
}
