package io.turnpike.tenants.store;

import io.r2dbc.spi.R2dbcNonTransientResourceException;
import io.r2dbc.spi.R2dbcTimeoutException;
import io.r2dbc.spi.R2dbcTransientResourceException;
import java.io.IOException;
import java.util.concurrent.TimeoutException;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.transaction.TransactionException;

/** Tells a store out of reach from a statement that is wrong. */
final class Outage {

  private static final int DEEPEST = 8;

  private Outage() {}

  static boolean is(Throwable error) {
    Throwable cause = error;
    for (int depth = 0; cause != null && depth < DEEPEST; depth++, cause = cause.getCause()) {
      if (names(cause)) {
        return true;
      }
    }
    return false;
  }

  private static boolean names(Throwable error) {
    return error instanceof TimeoutException
        || error instanceof IOException
        || error instanceof R2dbcNonTransientResourceException
        || error instanceof R2dbcTransientResourceException
        || error instanceof R2dbcTimeoutException
        || error instanceof DataAccessResourceFailureException
        || error instanceof TransientDataAccessException
        || error instanceof TransactionException;
  }
}
