package io.turnpike.routing.conversion.report;

import java.util.regex.Pattern;

/** Which fields hold what must not be repeated, judged by their names. */
public final class Secrets {

  private static final Pattern TELLING =
      Pattern.compile(
          "(?i).*(api_?-?key|secret|passw|credential|authori[sz]ation|access_?key|private_?key"
              + "|service_?account|bearer|cookie|signature).*"
              + "|(?!.*per_token)(.*[_-])?((auth|access|session|security|refresh|api|ad|id|personal)[_-]?)?token");

  private Secrets() {}

  public static boolean holdsOne(String field) {
    return TELLING.matcher(field).matches();
  }
}
