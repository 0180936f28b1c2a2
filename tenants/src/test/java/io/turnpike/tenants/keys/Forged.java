package io.turnpike.tenants.keys;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.turnpike.infra.crypto.TokenFormat;
import java.util.zip.CRC32;

/** A key with another's public id, an invented secret and a checksum that fits. */
final class Forged {

  private static final String BASE62 =
      "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
  private static final int ID = 12;
  private static final int CHECKSUM = 6;

  private Forged() {}

  static String from(String key) {
    int secretAt = "tp_".length() + ID;
    String invented = TokenFormat.generate("tp_").text();
    String body =
        key.substring(0, secretAt) + invented.substring(secretAt, invented.length() - CHECKSUM);
    return body + checksum(body);
  }

  private static String checksum(String body) {
    CRC32 crc = new CRC32();
    crc.update(body.getBytes(US_ASCII));
    StringBuilder digits = new StringBuilder();
    long rest = crc.getValue();
    for (int i = 0; i < CHECKSUM; i++, rest /= 62) {
      digits.append(BASE62.charAt((int) (rest % 62)));
    }
    return digits.toString();
  }
}
