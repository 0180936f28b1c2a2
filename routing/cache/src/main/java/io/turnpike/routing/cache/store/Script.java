package io.turnpike.routing.cache.store;

import io.lettuce.core.RedisNoScriptException;
import io.lettuce.core.ScriptOutputType;
import io.turnpike.infra.redis.Redis;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.springframework.core.io.ClassPathResource;
import reactor.core.publisher.Flux;

/** A Lua file beside this class: sent once, named by its digest from then on. */
record Script(String text, String digest, ScriptOutputType type) {

  static Script of(String file, ScriptOutputType type) {
    try {
      byte[] text = new ClassPathResource(file, Script.class).getContentAsByteArray();
      return new Script(new String(text, StandardCharsets.UTF_8), sha1(text), type);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  <T> Flux<T> run(Redis redis, String[] keys, String... arguments) {
    return redis.<T>ask(
        commands ->
            commands
                .<T>evalsha(digest, type, keys, arguments)
                .onErrorResume(
                    RedisNoScriptException.class,
                    _ -> commands.<T>eval(text, type, keys, arguments)));
  }

  private static String sha1(byte[] text) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-1").digest(text));
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("Every Java has SHA-1.", impossible);
    }
  }
}
