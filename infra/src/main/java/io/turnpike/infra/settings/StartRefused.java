package io.turnpike.infra.settings;

import org.springframework.boot.ExitCodeGenerator;

/**
 * The process cannot start for a reason the operator can mend. The message is one line that names
 * what was found and the setting to change; nothing else needs to be printed.
 */
public final class StartRefused extends RuntimeException implements ExitCodeGenerator {

  private static final long serialVersionUID = 1L;

  public StartRefused(String line) {
    super(line);
  }

  public StartRefused(String line, Throwable cause) {
    super(line, cause);
  }

  /** 78, EX_CONFIG of sysexits.h: something in the configuration is wrong. */
  @Override
  public int getExitCode() {
    return 78;
  }
}
