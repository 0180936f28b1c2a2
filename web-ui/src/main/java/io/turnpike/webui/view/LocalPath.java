package io.turnpike.webui.view;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** An address inside this console. Anything that a browser could take for another site is not. */
public final class LocalPath {

  private static final Pattern SAFE =
      Pattern.compile("/(?:[\\w\\-.~%!$&'()*+,;=:@?][\\w\\-.~%!$&'()*+,;=:@?/]*)?");
  private static final int LONGEST = 2_000;

  private LocalPath() {}

  public static String orElse(@Nullable String path, String otherwise) {
    return path != null && path.length() <= LONGEST && SAFE.matcher(path).matches()
        ? path
        : otherwise;
  }
}
