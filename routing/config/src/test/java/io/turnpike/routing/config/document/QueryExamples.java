package io.turnpike.routing.config.document;

import io.turnpike.routing.config.document.Examples.Example;
import java.util.stream.Stream;

/** Conditions. */
final class QueryExamples {

  private static final String AT = "/strategy/conditions/0/query";

  private QueryExamples() {}

  static Stream<Example> right() {
    return Stream.of(
            "{}",
            "{'metadata.plan':'pro'}",
            "{'metadata.a.b':1,'metadata.flag':true,'metadata.gone':null}",
            "{'params.temperature':{'$gte':0.5,'$lt':1}}",
            "{'params.messages[0].role':'system'}",
            "{'params.tools[0].function.name':{'$regex':'^search_'}}",
            "{'params.stream':true}",
            "{'params.stop':{'$contains':'END'}}",
            "{'params.seed':{'$exists':false}}",
            "{'headers.X-Tier':{'$in':['gold','silver']}}",
            "{'headers.x-level':{'$gt':3}}",
            "{'url.pathname':'/v1/chat/completions'}",
            "{'key.id':'0197','key.name':{'$ne':'ci'}}",
            "{'team':'search','team.id':'0197'}",
            "{'user':{'$nin':['a','b']}}",
            "{'session':{'$exists':true}}",
            "{'tags':'nightly'}",
            "{'tags':{'$contains':'night'}}",
            "{'prompt.tokens':{'$gt':2000}}",
            "{'budget.remaining_usd':{'$lt':0.5}}",
            "{'prompt.class':{'$in':['code','maths']}}",
            "{'prompt.class':'short'}",
            "{'time.hour':{'$gte':8,'$lt':18},'time.weekday':{'$nin':['sat','sun']}}",
            "{'time@Europe/Berlin.hour':22,'time@UTC.minute':{'$lte':59}}",
            "{'time@+02:00.hour':1}".replace("+02:00", "Etc/GMT-2"),
            "{'$and':[{'user':'a'},{'team':'b'}]}",
            "{'$or':[{'user':'a'},{'$and':[{'team':'b'},{'session':'c'}]}],'tags':'x'}",
            "{'$not':{'user':'a'}}",
            "{'user':{'$not':{'$regex':'^bot-'}}}",
            "{'user':{'$regex':'(?i)^(?:ada|grace)@','$ne':'ada@x'}}")
        .map(query -> Examples.accepted("query " + query, document(query)));
  }

  static Stream<Example> wrong() {
    return Stream.of(
        wrong("[]", "", "must be an object such as"),
        wrong("'pro'", "", "not a string"),
        wrong("{'plan':'pro'}", "/plan", "is not a field; it may be"),
        wrong("{'metadata':'pro'}", "/metadata", "is not a field"),
        wrong("{'metadata.':'pro'}", "/metadata.", "is not a field"),
        wrong("{'key.secret':'x'}", "/key.secret", "is not a field"),
        wrong("{'prompt.words':3}", "/prompt.words", "is not a field"),
        wrong("{'$nor':[]}", "/$nor", "\"$and\", \"$or\" and \"$not\""),
        wrong("{'$and':{}}", "/$and", "must be a list"),
        wrong("{'$or':[]}", "/$or", "at least one"),
        wrong("{'$or':[1]}", "/$or/0", "not a number"),
        wrong("{'$not':[]}", "/$not", "must be an object"),
        wrong("{'user':{}}", "/user", "needs an operator"),
        wrong("{'user':{'eq':'a'}}", "/user/eq", "is not an operator"),
        wrong("{'user':{'$equals':'a'}}", "/user/$equals", "is not an operator"),
        wrong("{'user':{'$gt':'a'}}", "/user/$gt", "cannot be used with user"),
        wrong("{'user':7}", "/user", "a string, not a number"),
        wrong("{'user':['a']}", "/user", "a string, not a list"),
        wrong("{'metadata.x':['a']}", "/metadata.x", "{\"$in\": […]}"),
        wrong("{'user':{'$in':'a'}}", "/user/$in", "must be a list"),
        wrong("{'user':{'$in':[]}}", "/user/$in", "an empty one"),
        wrong("{'user':{'$in':['a',1]}}", "/user/$in/1", "a string, not a number"),
        wrong("{'user':{'$exists':'yes'}}", "/user/$exists", "true or false"),
        wrong("{'user':{'$not':'a'}}", "/user/$not", "an object of operators"),
        wrong("{'params.t':{'$gt':true}}", "/params.t/$gt", "a number or a string"),
        wrong("{'params.t':{'$contains':null}}", "/params.t/$contains", "a string or a number"),
        wrong("{'headers.x':true}", "/headers.x", "a number or a string"),
        wrong("{'headers.x':{'$contains':1}}", "/headers.x/$contains", "a string"),
        wrong("{'budget.remaining_usd':'1'}", "/budget.remaining_usd", "a number, not a string"),
        wrong("{'prompt.tokens':'many'}", "/prompt.tokens", "a number, not a string"),
        wrong("{'prompt.tokens':{'$regex':'1'}}", "/prompt.tokens/$regex", "cannot be used with"),
        wrong("{'prompt.class':'poetry'}", "/prompt.class", "\"code\", \"maths\""),
        wrong("{'prompt.class':{'$gt':'code'}}", "/prompt.class/$gt", "cannot be used with"),
        wrong("{'prompt.class':'math'}", "/prompt.class", "Did you mean \"maths\"?"),
        wrong("{'time.hour':24}", "/time.hour", "from 0 to 23, not 24"),
        wrong("{'time.minute':{'$gt':60}}", "/time.minute/$gt", "from 0 to 59"),
        wrong("{'time.weekday':'monday'}", "/time.weekday", "\"mon\""),
        wrong("{'time.weekday':1}", "/time.weekday", "must be one of"),
        wrong("{'time.second':1}", "/time.second", "is not a field"),
        wrong("{'budget.spent_usd':{'$lt':5}}", "/budget.spent_usd", "is not a field"),
        wrong("{'user':{'$regex':''}}", "/user/$regex", "of 1 to 1000"),
        wrong("{'user':{'$regex':7}}", "/user/$regex", "must be a regular expression"),
        wrong("{'time@Mars/Base.hour':3}", "/time@Mars~1Base.hour", "is not a time zone")
            .onlyWhenSaved(),
        wrong("{'params.a[x]':1}", "/params.a[x]", "is not a field").onlyWhenSaved(),
        wrong("{'params.':1}", "/params.", "is not a field").onlyWhenSaved(),
        wrong("{'user':{'$regex':'a(?=b)'}}", "/user/$regex", "at character 2: look-ahead")
            .onlyWhenSaved(),
        wrong("{'user':{'$regex':'(?<!x)y'}}", "/user/$regex", "negative look-behind")
            .onlyWhenSaved(),
        wrong("{'user':{'$regex':'(a)\\\\1'}}", "/user/$regex", "at character 4: a back-reference")
            .onlyWhenSaved(),
        wrong("{'user':{'$regex':'a++b'}}", "/user/$regex", "possessive").onlyWhenSaved(),
        wrong("{'user':{'$regex':'[a'}}", "/user/$regex", "missing closing ]").onlyWhenSaved(),
        wrong("{'user':{'$regex':'((a{1000}){1000}){1000}'}}", "/user/$regex", "repeats too much")
            .onlyWhenSaved());
  }

  /** A conditional whose first condition this is. */
  static String document(String query) {
    return StrategyExamples.conditional("[{'query':" + query + ",'then':'x'}]", ",'default':'y'");
  }

  private static Example wrong(String query, String pointer, String part) {
    return Examples.refused("query " + query, document(query), AT + pointer, part);
  }
}
