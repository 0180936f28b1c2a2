package io.turnpike.routing.gateway.usage.tokens;

import com.knuddels.jtokkit.api.Encoding;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.stereotype.Component;

/**
 * Counts tokens by the published vocabularies, on the caller's thread and in bounded time: of a
 * long text, windows spread over it are counted and stand for the rest. Answers {@link #UNKNOWN}
 * while a vocabulary is still being read, which the first question for it begins; {@link #prepare}
 * begins it earlier.
 */
@Component
@EnableConfigurationProperties(TokenizerSettings.class)
public final class Tokenizer {

  /** Nothing can be counted, now or in such a document. */
  public static final long UNKNOWN = -1;

  /** For roles, names and marks between the parts of a prompt. */
  private static final long TOKENS_PER_OBJECT = 8;

  /** What vendors put before a prompt by themselves, above all where there are tools. */
  private static final long TOKENS_PER_PROMPT = 1_000;

  private static final long TOKENS_PER_PICTURE = 10_000;
  private static final long TOKENS_PER_USUAL_PICTURE = 1_000;

  /** The one model that counts a picture many times over: 2,833 and 5,667 for each of 8 tiles. */
  private static final long TOKENS_PER_DEAR_PICTURE = 48_169;

  private static final int BYTES_PER_MEDIA_TOKEN = 2;
  private static final int BYTES_PER_USUAL_MEDIA_TOKEN = 4;
  private static final long OWN_PERCENT = 105;

  /** Of vocabularies that nobody has published; the widest known difference is about a third. */
  private static final long FOREIGN_PERCENT = 150;

  private final boolean on;

  public Tokenizer() {
    this(new TokenizerSettings(true));
  }

  @Autowired
  Tokenizer(TokenizerSettings settings) {
    this.on = settings.tokenizer();
  }

  /** Reads the vocabulary of a model in the background, so that it is there when it is needed. */
  public void prepare(String model) {
    encoding(model);
  }

  private @Nullable Encoding encoding(String model) {
    return on ? Vocabulary.of(model).encoding() : null;
  }

  /** Tokens of a text in UTF-8, rounded up. Bytes that are none count as what replaces them. */
  public long count(String model, byte[] utf8) {
    Encoding encoding = encoding(model);
    return encoding == null ? UNKNOWN : new Windows(encoding, utf8).tokens();
  }

  /**
   * Tokens of what stands in JSON, which may be cut short anywhere: of its texts, and a usual
   * number for each picture. {@link #UNKNOWN} where nothing can be counted.
   */
  public long estimate(String model, byte[] json) {
    Encoding encoding = encoding(model);
    if (encoding == null) {
      return UNKNOWN;
    }
    PromptText prompt = PromptText.of(json);
    return new Windows(encoding, prompt.text()).tokens()
        + prompt.pictures() * TOKENS_PER_USUAL_PICTURE
        + Math.ceilDiv(prompt.otherMediaBytes(), BYTES_PER_USUAL_MEDIA_TOKEN);
  }

  /**
   * Most tokens that a model will count of a request's body in JSON, with a margin for what vendors
   * add to it and for vocabularies that are not known here; {@link #UNKNOWN} for any other body.
   */
  public long bound(String model, byte[] body) {
    Encoding encoding = isJson(body) ? encoding(model) : null;
    return encoding == null ? UNKNOWN : bound(model, encoding, PromptText.of(body));
  }

  private static long bound(String model, Encoding encoding, PromptText prompt) {
    long text = new Windows(encoding, prompt.text()).most();
    long percent = Vocabulary.isExact(model) ? OWN_PERCENT : FOREIGN_PERCENT;
    return Math.ceilDiv(text * percent, 100)
        + prompt.objects() * TOKENS_PER_OBJECT
        + TOKENS_PER_PROMPT
        + prompt.pictures() * perPicture(model)
        + Math.ceilDiv(prompt.otherMediaBytes(), BYTES_PER_MEDIA_TOKEN);
  }

  private static long perPicture(String model) {
    return model.toLowerCase(Locale.ROOT).contains("gpt-4o-mini")
        ? TOKENS_PER_DEAR_PICTURE
        : TOKENS_PER_PICTURE;
  }

  private static boolean isJson(byte[] body) {
    for (byte b : body) {
      if (b > ' ') {
        return b == '{' || b == '[';
      }
    }
    return false;
  }
}
