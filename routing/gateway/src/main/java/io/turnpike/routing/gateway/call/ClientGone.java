package io.turnpike.routing.gateway.call;

/**
 * The answer could not be written because its reader has left. Nobody's failure; nothing follows.
 */
public final class ClientGone extends RuntimeException {

  private static final long serialVersionUID = 1L;

  public ClientGone() {
    super("The client left before the end of its answer.", null, false, false);
  }

  public ClientGone(Throwable cause) {
    super("The client left while it was being answered.", cause, false, false);
  }
}
