package io.turnpike.routing.gateway.usage.tokens;

import com.knuddels.jtokkit.Encodings;
import com.knuddels.jtokkit.api.Encoding;
import com.knuddels.jtokkit.api.EncodingType;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A published table of tokens. It is read into memory by a thread of its own when it is first asked
 * for, and stays: that takes a part of a second, which no event loop has.
 */
enum Vocabulary {
  O200K(EncodingType.O200K_BASE),
  CL100K(EncodingType.CL100K_BASE);

  private static final Pattern NEWER =
      Pattern.compile("(^|[/:@])(gpt-4o|chatgpt-4o|gpt-4\\.[1-9]|gpt-[5-9]|gpt-oss|o[1-9](-|$)).*");
  private static final Pattern OLDER =
      Pattern.compile("(^|[/:@])(gpt-(3\\.5|35|4)|text-embedding-).*");

  private final EncodingType type;
  private final AtomicBoolean asked = new AtomicBoolean();
  private volatile @Nullable Encoding loaded;

  Vocabulary(EncodingType type) {
    this.type = type;
  }

  /** By which a model counts, or the nearest there is. */
  static Vocabulary of(String model) {
    return NEWER.matcher(model.toLowerCase(Locale.ROOT)).find() ? O200K : CL100K;
  }

  /** Whether it is the model's own, so that a count of text is exact. */
  static boolean isExact(String model) {
    String name = model.toLowerCase(Locale.ROOT);
    return NEWER.matcher(name).find() || OLDER.matcher(name).find();
  }

  /** Null until it has been read. */
  @Nullable Encoding encoding() {
    Encoding known = loaded;
    if (known == null) {
      load();
    }
    return known;
  }

  private void load() {
    if (asked.compareAndSet(false, true)) {
      Thread.ofPlatform().daemon().name("tokens-" + type.getName()).start(this::read);
    }
  }

  void read() {
    loaded = Encodings.newLazyEncodingRegistry().getEncoding(type);
  }
}
