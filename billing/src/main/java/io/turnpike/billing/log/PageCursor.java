package io.turnpike.billing.log;

import io.turnpike.infra.refusal.InvalidInput;
import java.nio.ByteBuffer;
import java.util.Base64;
import java.util.UUID;

/** The id of a page's last row, as text nobody is tempted to take apart. */
final class PageCursor {

  private static final int BYTES = 16;

  private PageCursor() {}

  static String of(UUID last) {
    ByteBuffer bytes = ByteBuffer.allocate(BYTES);
    bytes.putLong(last.getMostSignificantBits()).putLong(last.getLeastSignificantBits());
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes.array());
  }

  /** Throws InvalidInput for anything that {@link #of} did not make. */
  static UUID read(String cursor) {
    try {
      byte[] bytes = Base64.getUrlDecoder().decode(cursor);
      if (bytes.length == BYTES) {
        ByteBuffer id = ByteBuffer.wrap(bytes);
        return new UUID(id.getLong(), id.getLong());
      }
    } catch (IllegalArgumentException notBase64) {
      throw invalid();
    }
    throw invalid();
  }

  private static InvalidInput invalid() {
    return InvalidInput.at("/cursor", "must be the next_cursor of an earlier page, unchanged");
  }
}
