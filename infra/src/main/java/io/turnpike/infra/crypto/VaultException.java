package io.turnpike.infra.crypto;

/** A sealed secret could not be opened. Says why without saying what. */
public final class VaultException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  public VaultException(String message, Throwable cause) {
    super(message, cause);
  }
}
