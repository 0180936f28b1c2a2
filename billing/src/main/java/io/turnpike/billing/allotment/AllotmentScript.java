package io.turnpike.billing.allotment;

import io.lettuce.core.RedisNoScriptException;
import io.lettuce.core.ScriptOutputType;
import io.lettuce.core.api.reactive.RedisReactiveCommands;
import io.turnpike.infra.redis.Redis;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** {@code allotment.lua} in Redis: sent once, named by its digest from then on. */
@Component
class AllotmentScript {

  private final Redis redis;
  private final String text;
  private final String digest;

  AllotmentScript(Redis redis) {
    this.redis = redis;
    this.text = read();
    this.digest = sha1(text);
  }

  Mono<List<Long>> run(String[] keys, String[] arguments) {
    return redis
        .<Object>ask(
            commands ->
                commands
                    .evalsha(digest, ScriptOutputType.MULTI, keys, arguments)
                    .onErrorResume(
                        RedisNoScriptException.class, _ -> whole(commands, keys, arguments)))
        .flatMapIterable(AllotmentScript::flat)
        .collectList();
  }

  private Flux<Object> whole(
      RedisReactiveCommands<String, String> commands, String[] keys, String[] arguments) {
    return commands.eval(text, ScriptOutputType.MULTI, keys, arguments);
  }

  /** A driver may hand a list on as such, or one by one. */
  private static List<Long> flat(Object part) {
    return part instanceof List<?> list
        ? list.stream().map(each -> (Long) each).toList()
        : List.of((Long) part);
  }

  private static String read() {
    try {
      return new ClassPathResource("allotment.lua", AllotmentScript.class)
          .getContentAsString(StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String sha1(String text) {
    try {
      var digest = java.security.MessageDigest.getInstance("SHA-1");
      return java.util.HexFormat.of()
          .formatHex(digest.digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (java.security.NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
