package io.turnpike.routing.gateway.stored;

import io.turnpike.infra.crypto.TokenDigest;
import io.turnpike.tenants.OrganizationId;
import java.util.Arrays;
import java.util.Base64;
import java.util.Collection;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Ids of answers that providers keep, as clients know them: the provider's own, and behind it which
 * connection has it, sealed for one organization. So any node knows at once where to ask, nobody
 * else's answers can be asked for, and there is nothing to keep.
 */
@Component
public final class StoredIds {

  private static final String PURPOSE = "stored answer";
  private static final String CONNECTION = "connection of a stored answer";

  private static final int NAME_BYTES = 4;
  private static final int SEAL_BYTES = 8;

  private static final Pattern SEALED = Pattern.compile("(.+)_tp([A-Za-z0-9_-]{16})");

  private final TokenDigest digest;

  StoredIds(TokenDigest digest) {
    this.digest = digest;
  }

  /**
   * An answer and where it is.
   *
   * @param id as the provider knows it
   */
  public record StoredAnswer(String connection, String id) {}

  /** What follows the provider's id where a client is told it. */
  public String seal(OrganizationId organization, String connection, String id) {
    byte[] mark = new byte[NAME_BYTES + SEAL_BYTES];
    System.arraycopy(name(organization, connection), 0, mark, 0, NAME_BYTES);
    System.arraycopy(sum(organization, connection, id), 0, mark, NAME_BYTES, SEAL_BYTES);
    return "_tp" + Base64.getUrlEncoder().withoutPadding().encodeToString(mark);
  }

  /** Whether it has the form of one that was sealed, by whomever. */
  public static boolean isSealed(String id) {
    return SEALED.matcher(id).matches();
  }

  /**
   * Null for an id that was not told to this organization, or not of one of these connections.
   *
   * @param connections names of those it may be at
   */
  public @Nullable StoredAnswer open(
      OrganizationId organization, String id, Collection<String> connections) {
    Matcher parts = SEALED.matcher(id);
    if (!parts.matches()) {
      return null;
    }
    byte[] mark = Base64.getUrlDecoder().decode(parts.group(2));
    for (String connection : connections) {
      if (isOf(mark, organization, connection, parts.group(1))) {
        return new StoredAnswer(connection, parts.group(1));
      }
    }
    return null;
  }

  /** The name's sum spares the dearer comparison; only the seal proves anything. */
  private boolean isOf(byte[] mark, OrganizationId organization, String connection, String id) {
    byte[] name = name(organization, connection);
    return Arrays.equals(mark, 0, NAME_BYTES, name, 0, NAME_BYTES)
        && java.security.MessageDigest.isEqual(
            Arrays.copyOfRange(mark, NAME_BYTES, mark.length),
            Arrays.copyOf(sum(organization, connection, id), SEAL_BYTES));
  }

  private byte[] name(OrganizationId organization, String connection) {
    return digest.digest(CONNECTION, organization.value() + "\n" + connection);
  }

  private byte[] sum(OrganizationId organization, String connection, String id) {
    return digest.digest(PURPOSE, organization.value() + "\n" + connection + "\n" + id);
  }
}
