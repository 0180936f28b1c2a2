package io.turnpike.routing.config.document;

import static io.turnpike.routing.config.document.Examples.accepted;
import static io.turnpike.routing.config.document.Examples.refused;

import io.turnpike.routing.config.document.Examples.Example;
import java.util.stream.Stream;

/** What a node says beside its strategy, and what Portkey says otherwise. */
final class NodeExamples {

  private NodeExamples() {}

  static Stream<Example> right() {
    return Stream.of(
        leaf("defaults", "'default_params':{'temperature':0.1,'model':'m'}"),
        leaf(
            "drops",
            "'drop_params':['a','a.b','tools[0].x','tools[*].function.strict','x[1][2].y']"),
        leaf("an answer's time", "'timeouts':{'answer':'30s','first_token':'2s'}"),
        leaf("tries as a number", "'retry':3"),
        leaf("tries by class", "'retry':{'attempts':1,'per_class':{'rate_limited':0,'timeout':2}}"),
        leaf("relayed events", "'invalid_events':'relay'"),
        leaf("dropped events", "'invalid_events':'drop'"),
        leaf("aborting events", "'invalid_events':'abort'"),
        leaf("a hedge", "'hedge':{'after':'800ms','max_percent':2.5}"),
        leaf("a learnt hedge", "'hedge':{'after':'p95'}"),
        leaf("no hedge", "'hedge':{'after':'p95','max_percent':0}"),
        leaf(
            "a data policy",
            "'data_policy':{'zdr':true,'no_training':true,'regions':['eu','us-east-1']}"),
        leaf("known parameters", "'require_parameters':true"),
        leaf("price caps", "'max_price':{'prompt':0.15,'completion':1,'request':0.01}"),
        leaf("a free model", "'max_price':{'prompt':0,'completion':0}"),
        leaf("a way out for long ones", "'context_window_fallbacks':[{'provider':'b'}]"),
        leaf(
            "a way out for refused ones",
            "'content_policy_fallbacks':[{'strategy':{'mode':'loadbalance'},'targets':"
                + "[{'provider':'b'},{'provider':'c'}]}]"),
        leaf("a shadow", "'shadow':{'percent':5,'target':{'provider':'b'}}"),
        leaf(
            "a shadow in full",
            "'shadow':{'percent':0.5,'per_minute':10,'target':{'name':'next','provider':'b',"
                + "'override_params':{'model':'m'},'timeouts':{'first_token':'9s'}}}"),
        leaf("headers", "'forward_headers':['anthropic-beta','X-Trace_1.a']"),
        leaf("a header renamed", "'forward_headers':[{'from':'x-org','to':'openai-organization'}]"),
        leaf("no headers", "'forward_headers':[]"),
        leaf("Portkey: headers in camel case", "'forwardHeaders':['x-trace']"),
        leaf(
            "a breaker",
            "'cb_config':{'failure_threshold':5,'failure_threshold_percentage':12.5,"
                + "'minimum_requests':1,'cooldown_interval':30000,'failure_status_codes':[429]}"),
        leaf("the usual breaker", "'cb_config':{}"),
        accepted(
            "Portkey: a strategy's breaker",
            "{'strategy':{'mode':'fallback','cbConfig':{'failure_threshold':5}},'targets':"
                + "[{'provider':'a'},{'provider':'b','cb_config':{'cooldown_interval':60000}}]}"),
        leaf("Portkey: strict compliance", "'strict_open_ai_compliance':true"),
        leaf("Portkey: strict compliance in camel case", "'strictOpenAiCompliance':true"),
        accepted("passthrough", "{'passthrough':true,'override_params':{'temperature':1}}"),
        leaf("no passthrough", "'passthrough':false"),
        accepted(
            "passthrough among others",
            "{'strategy':{'mode':'fallback'},'targets':[{'passthrough':true},{'provider':'b'}]}"),
        accepted("Portkey: virtual key", "{'virtual_key':'a'}"),
        accepted(
            "Portkey: virtual key in camel case", "{'virtualKey':'a','overrideParams':{'x':1}}"),
        accepted(
            "Portkey: camel case",
            "{'strategy':{'mode':'fallback','onStatusCodes':[429]},'requestTimeout':5000,'targets':"
                + "[{'virtualKey':'a','overrideParams':{'model':'m'},'retry':{'attempts':1,"
                + "'onStatusCodes':[500],'useRetryAfterHeader':true}},{'provider':'@b',"
                + "'defaultParams':{'top_p':1},'dropParams':['seed']}]}"),
        accepted(
            "Portkey: use_retry_after_header",
            "{'provider':'a','retry':{'attempts':1,'use_retry_after_header':false}}"),
        accepted(
            "Portkey: mode and options",
            "{'mode':'fallback','options':[{'virtual_key':'a'},{'virtual_key':'b'}]}"),
        accepted("Portkey: single", "{'mode':'single','options':[{'virtual_key':'a'}]}"),
        accepted(
            "Portkey: sticky",
            "{'strategy':{'mode':'loadbalance','sticky':{'enabled':true,'hashFields':"
                + "['metadata.user_id'],'ttl':3600}},'targets':[{'provider':'a'},{'provider':'b'}]}"),
        accepted(
            "Portkey: a model with its connection",
            "{'override_params':{'model':'@a/gpt-4o','temperature':1}}"),
        accepted(
            "Portkey: models with their connections",
            "{'strategy':{'mode':'fallback'},'targets':[{'override_params':{'model':'@a/m'}},"
                + "{'overrideParams':{'model':'@b/m'}}]}"));
  }

  static Stream<Example> wrong() {
    return Stream.of(
        bad("defaults type", "'default_params':'x'", "/default_params", "object of 1 to 50"),
        bad(
            "stream by default",
            "'default_params':{'stream':true}",
            "/default_params/stream",
            "own"),
        bad("drops type", "'drop_params':'a'", "/drop_params", "must be a list"),
        bad("drops empty", "'drop_params':[]", "/drop_params", "at least one"),
        bad("drop path", "'drop_params':['a..b']", "/drop_params/0", "must be a path"),
        bad("drop index", "'drop_params':['a[x]']", "/drop_params/0", "must be a path"),
        bad("drop end", "'drop_params':['a.']", "/drop_params/0", "must be a path"),
        bad("drop type", "'drop_params':[1]", "/drop_params/0", "must be a path"),
        bad("drop of the model", "'drop_params':['model']", "/drop_params/0", "cannot be left out"),
        bad("drop twice", "'drop_params':['a','a']", "/drop_params/1", "listed twice"),
        bad("too many tries as a number", "'retry':6", "/retry", "from 0 to 5"),
        bad("half a try", "'retry':1.5", "/retry", "whole number"),
        bad(
            "tries of no class",
            "'retry':{'attempts':1,'per_class':{'slow':1}}",
            "/retry/per_class/slow",
            "is not a key of \"per_class\""),
        bad(
            "too many tries of a class",
            "'retry':{'attempts':1,'per_class':{'timeout':6}}",
            "/retry/per_class/timeout",
            "from 0 to 5"),
        bad(
            "tries of nothing",
            "'retry':{'attempts':1,'per_class':{}}",
            "/retry/per_class",
            "at least one failure"),
        bad(
            "invalid events",
            "'invalid_events':'abrot'",
            "/invalid_events",
            "\"abrot\" is no answer to that; use \"relay\", \"drop\", \"abort\"."),
        bad("invalid events type", "'invalid_events':true", "/invalid_events", "must be a string"),
        bad("hedge type", "'hedge':'800ms'", "/hedge", "must be an object"),
        bad("hedge empty", "'hedge':{}", "/hedge", "needs \"after\""),
        bad("hedge after", "'hedge':{'after':'p99'}", "/hedge/after", "must be a duration"),
        bad(
            "hedging all",
            "'hedge':{'after':'p95','max_percent':11}",
            "/hedge/max_percent",
            "from 0 to 10, not 11"),
        bad("policy type", "'data_policy':'zdr'", "/data_policy", "must be an object"),
        bad("policy empty", "'data_policy':{}", "/data_policy", "must say"),
        bad("policy key", "'data_policy':{'ZDR':true}", "/data_policy/ZDR", "mean \"zdr\""),
        bad("policy value", "'data_policy':{'zdr':'yes'}", "/data_policy/zdr", "true or false"),
        bad(
            "region",
            "'data_policy':{'regions':['EU']}",
            "/data_policy/regions/0",
            "in lower case"),
        bad("no regions", "'data_policy':{'regions':[]}", "/data_policy/regions", "at least one"),
        bad("parameters", "'require_parameters':1", "/require_parameters", "true or false"),
        bad("price type", "'max_price':3", "/max_price", "must be an object"),
        bad("price empty", "'max_price':{}", "/max_price", "must say"),
        bad("price key", "'max_price':{'input':1}", "/max_price/input", "not a key"),
        bad("price sign", "'max_price':{'prompt':-1}", "/max_price/prompt", "from 0 to"),
        bad("price text", "'max_price':{'prompt':'1'}", "/max_price/prompt", "not a string"),
        bad(
            "ways out type",
            "'context_window_fallbacks':{}",
            "/context_window_fallbacks",
            "a list"),
        bad(
            "way out without provider",
            "'context_window_fallbacks':[{}]",
            "/context_window_fallbacks/0",
            "needs \"provider\""),
        bad(
            "way out with a mistake",
            "'content_policy_fallbacks':[{'provider':'b','retry':{}}]",
            "/content_policy_fallbacks/0/retry",
            "needs \"attempts\""),
        bad("shadow type", "'shadow':'@b'", "/shadow", "must be an object"),
        bad("shadow without target", "'shadow':{'percent':5}", "/shadow", "needs \"target\""),
        bad(
            "shadow without percent",
            "'shadow':{'target':{'provider':'b'}}",
            "/shadow",
            "needs \"percent\""),
        bad(
            "shadow of many",
            "'shadow':{'percent':5,'target':{'targets':[{'provider':'b'}]}}",
            "/shadow/target/targets",
            "one provider"),
        bad(
            "shadow of a shadow",
            "'shadow':{'percent':5,'target':{'provider':'b','shadow':{'percent':1,'target':"
                + "{'provider':'c'}}}}",
            "/shadow/target/shadow",
            "one provider"),
        bad(
            "shadow per minute",
            "'shadow':{'percent':5,'per_minute':0,'target':{'provider':'b'}}",
            "/shadow/per_minute",
            "from 1 to"),
        bad("headers type", "'forward_headers':'x-a'", "/forward_headers", "must be a list"),
        bad("header type", "'forward_headers':[1]", "/forward_headers/0", "a header's name, or"),
        bad("header name", "'forward_headers':['a b']", "/forward_headers/0", "is not a header's"),
        bad(
            "header without an end",
            "'forward_headers':[{'from':'x-a'}]",
            "/forward_headers/0",
            "needs \"to\""),
        bad(
            "header key",
            "'forward_headers':[{'from':'x-a','to':'x-b','as':'x'}]",
            "/forward_headers/0/as",
            "is not a key of a header"),
        bad(
                "header of ours",
                "'forward_headers':['X-Portkey-Config']",
                "/forward_headers/0",
                "meant")
            .onlyWhenSaved(),
        bad("header with keys", "'forward_headers':['Authorization']", "/forward_headers/0", "cred")
            .onlyWhenSaved(),
        bad(
                "header that becomes a key",
                "'forward_headers':[{'from':'x-a','to':'X-API-Key'}]",
                "/forward_headers/0/to",
                "credentials")
            .onlyWhenSaved(),
        bad("hop", "'forward_headers':['x-a','te']", "/forward_headers/1", "connection")
            .onlyWhenSaved(),
        bad("origin", "'forward_headers':['X-Forwarded-For']", "/forward_headers/0", "comes from")
            .onlyWhenSaved(),
        bad("content", "'forward_headers':['content-type']", "/forward_headers/0", "set by")
            .onlyWhenSaved(),
        bad("metadata", "'forward_headers':['Metadata-Flavor']", "/forward_headers/0", "metadata")
            .onlyWhenSaved(),
        bad(
                "one header twice",
                "'forward_headers':['x-a',{'from':'x-b','to':'X-A'}]",
                "/forward_headers/1",
                "second \"X-A\"")
            .onlyWhenSaved(),
        bad("passthrough type", "'passthrough':'yes'", "/passthrough", "true or false"),
        bad("passthrough with a provider", "'passthrough':true", "/passthrough", "keep one"),
        refused(
            "passthrough with a model's connection",
            "{'passthrough':true,'override_params':{'model':'@a/m'}}",
            "/passthrough",
            "keep one"),
        refused(
            "passthrough over targets",
            "{'passthrough':true,'strategy':{'mode':'single'},'targets':[{'provider':'a'}]}",
            "/passthrough",
            "belongs to a target"),
        refused("no passthrough alone", "{'passthrough':false}", "", "needs \"provider\""),
        bad("hooks", "'default_input_guardrails':[]", "/default_input_guardrails", "set of guardrails"),
        bad("host", "'custom_host':'https://x'", "/custom_host", "\"base_url\""),
        bad("cloud credentials", "'aws_access_key_id':'x'", "/aws_access_key_id", "secrets"),
        bad(
            "loose compliance",
            "'strict_open_ai_compliance':false",
            "/strict_open_ai_compliance",
            "always keep to the dialect"),
        bad(
            "compliance type",
            "'strict_open_ai_compliance':'yes'",
            "/strict_open_ai_compliance",
            "true or false"),
        bad("breaker type", "'cb_config':5", "/cb_config", "must be an object"),
        bad(
            "breaker key",
            "'cb_config':{'failureThreshold':5}",
            "/cb_config/failureThreshold",
            "mean \"failure_threshold\""),
        bad(
            "breaker of no failures",
            "'cb_config':{'failure_threshold':0}",
            "/cb_config/failure_threshold",
            "from 1 to"),
        bad(
            "breaker share",
            "'cb_config':{'failure_threshold_percentage':101}",
            "/cb_config/failure_threshold_percentage",
            "from 1 to 100, not 101"),
        bad(
            "breaker cooldown",
            "'cb_config':{'cooldown_interval':'30s'}",
            "/cb_config/cooldown_interval",
            "from 1000 to 3600000"),
        bad(
            "breaker codes",
            "'cb_config':{'failure_status_codes':[200]}",
            "/cb_config/failure_status_codes/0",
            "from 400 to 599"),
        refused(
                "two breakers",
                "{'cb_config':{'failure_threshold':5},'strategy':{'mode':'single','cbConfig':"
                    + "{'failure_threshold':5}},'targets':[{'provider':'a'}]}",
                "/cb_config",
                "the same as /strategy/cbConfig")
            .onlyWhenSaved(),
        refused(
            "a wrong breaker of a strategy",
            "{'strategy':{'mode':'conditional','cb_config':{'x':5},'conditions':[{'query':"
                + "{'metadata.a':'b'},'then':'x'}]},'targets':[{'name':'x','provider':'a'}]}",
            "/strategy/cb_config/x",
            "is not a key of \"cb_config\""),
        bad(
            "answer time twice",
            "'request_timeout':5,'timeouts':{'answer':'1s'}",
            "/request_timeout",
            "keep one"),
        bad(
            "both spellings",
            "'overrideParams':{'x':1},'override_params':{'x':1}",
            "/overrideParams",
            "the same as \"override_params\""),
        bad(
            "provider and virtual key",
            "'virtual_key':'b'",
            "/virtual_key",
            "the same as \"provider\""),
        refused(
            "two virtual keys", "{'virtual_key':'a','virtualKey':'b'}", "/virtualKey", "keep one"),
        refused("mode alone", "{'mode':'fallback'}", "", "needs \"targets\""),
        refused(
            "mode unknown",
            "{'mode':'scientist','options':[{'virtual_key':'a'}]}",
            "/mode",
            "is not a mode"),
        refused(
            "mode and strategy",
            "{'mode':'single','strategy':{'mode':'single'},'targets':[{'provider':'a'}]}",
            "/mode",
            "the same as \"strategy\""),
        refused("virtual key type", "{'virtual_key':1}", "/virtual_key", "a string"),
        refused(
            "virtual key name", "{'virtual_key':'My Key'}", "/virtual_key", "must name a provider"),
        refused(
            "no connection in the model",
            "{'override_params':{'model':'gpt-4o'}}",
            "",
            "needs \"provider\""));
  }

  private static Example leaf(String title, String more) {
    return accepted(title, "{'provider':'a'," + more + "}");
  }

  private static Example bad(String title, String more, String pointer, String part) {
    return Examples.refused(title, "{'provider':'a'," + more + "}", pointer, part);
  }
}
