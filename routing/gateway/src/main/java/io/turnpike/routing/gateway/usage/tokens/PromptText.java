package io.turnpike.routing.gateway.usage.tokens;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.util.List;

/**
 * What a model reads of a JSON document: the text of its strings, names of fields included, without
 * their escapes; and apart from it the media that are in it as base64 or by address. One pass,
 * whatever the bytes are.
 */
final class PromptText {

  /** Shorter ones are text: a name, a hash, an id. */
  private static final int SHORTEST_MEDIUM = 1_024;

  private static final List<byte[]> PICTURES =
      List.of(ascii("iVBOR"), ascii("/9j/"), ascii("R0lGOD"), ascii("UklGR"));
  private static final byte[] DATA = ascii("data:");
  private static final byte[] DATA_PICTURE = ascii("data:image/");

  /** Fields that vendors read media from; whatever else looks like one is read as text. */
  private static final List<byte[]> MEDIA_FIELDS =
      List.of(ascii("url"), ascii("image_url"), ascii("data"), ascii("file_data"), ascii("bytes"));

  private static final List<byte[]> PICTURE_WORDS =
      List.of(ascii("image_url"), ascii("input_image"), ascii("image"));

  private final byte[] json;
  private final ByteArrayOutputStream text;
  private int fieldStart;
  private int fieldEnd;
  private int objects;
  private int named;
  private int held;
  private long otherBytes;

  private PromptText(byte[] json) {
    this.json = json;
    this.text = new ByteArrayOutputStream(Math.min(json.length, 1 << 16));
  }

  static PromptText of(byte[] json) {
    PromptText read = new PromptText(json);
    read.all();
    return read;
  }

  /** UTF-8, strings apart by a space. */
  byte[] text() {
    return text.toByteArray();
  }

  /** Messages, parts, tools and whatever else is an object. */
  int objects() {
    return objects;
  }

  /** At most as many pictures: those that are here, or those that are spoken of. */
  int pictures() {
    return Math.max(named, held);
  }

  /** Bytes of sounds and files, as they are written. */
  long otherMediaBytes() {
    return otherBytes;
  }

  private void all() {
    for (int at = 0; at < json.length; at++) {
      if (json[at] == '"') {
        int end = endOf(at + 1);
        string(at + 1, end);
        at = end;
      } else if (json[at] == '{') {
        objects++;
      } else if (isLetter(json[at])) {
        text.write(json[at]);
      }
    }
  }

  /** Of the closing quote, or of everything where there is none. */
  private int endOf(int start) {
    int at = start;
    while (at < json.length && json[at] != '"') {
      at += json[at] == '\\' ? 2 : 1;
    }
    return Math.min(at, json.length);
  }

  private void string(int start, int end) {
    if (end - start >= SHORTEST_MEDIUM
        && isOneOf(MEDIA_FIELDS, fieldStart, fieldEnd)
        && isMedium(start, end)) {
      medium(start, end);
      return;
    }
    unescape(start, end);
    text.write(' ');
    if (isField(end + 1)) {
      fieldStart = start;
      fieldEnd = end;
    } else {
      named += isOneOf(PICTURE_WORDS, start, end) ? 1 : 0;
    }
  }

  /** A colon follows. */
  private boolean isField(int after) {
    int at = after;
    while (at < json.length && json[at] <= ' ') {
      at++;
    }
    return at < json.length && json[at] == ':';
  }

  private void medium(int start, int end) {
    if (begins(start, end, DATA_PICTURE)
        || PICTURES.stream().anyMatch(p -> begins(start, end, p))) {
      held++;
    } else {
      otherBytes += end - start;
    }
  }

  /** A data address, or base64: what people write has a space somewhere. */
  private boolean isMedium(int start, int end) {
    int from = begins(start, end, DATA) ? comma(start, end) : start;
    for (int at = from; at < end; at++) {
      if (!isBase64(json[at])) {
        return false;
      }
    }
    return true;
  }

  private int comma(int start, int end) {
    int most = Math.min(end, start + 128);
    for (int at = start; at < most; at++) {
      if (json[at] == ',') {
        return at + 1;
      }
    }
    return start;
  }

  private void unescape(int start, int end) {
    for (int at = start; at < end; at++) {
      if (json[at] != '\\' || at + 1 >= end) {
        text.write(json[at]);
      } else if (json[at + 1] == 'u' && at + 5 < end) {
        at = unicode(at, end);
      } else {
        at++;
        text.write(plain(json[at]));
      }
    }
  }

  /** Two of them are one character where they are halves; gives the last byte that was read. */
  private int unicode(int at, int end) {
    char first = (char) hex(at + 2);
    boolean both =
        Character.isHighSurrogate(first)
            && at + 11 < end
            && json[at + 6] == '\\'
            && json[at + 7] == 'u';
    String read = both ? new String(new char[] {first, (char) hex(at + 8)}) : String.valueOf(first);
    text.writeBytes(read.getBytes(UTF_8));
    return at + (both ? 11 : 5);
  }

  private int hex(int from) {
    int value = 0;
    for (int at = from; at < from + 4; at++) {
      value = value << 4 | Math.max(0, Character.digit(json[at], 16));
    }
    return value;
  }

  private static int plain(byte escaped) {
    return switch (escaped) {
      case 'n' -> '\n';
      case 'r' -> '\r';
      case 't' -> '\t';
      case 'b', 'f' -> ' ';
      default -> escaped;
    };
  }

  private boolean isOneOf(List<byte[]> words, int start, int end) {
    for (byte[] word : words) {
      if (word.length == end - start && begins(start, end, word)) {
        return true;
      }
    }
    return false;
  }

  private boolean begins(int start, int end, byte[] with) {
    if (end - start < with.length) {
      return false;
    }
    for (int i = 0; i < with.length; i++) {
      if (json[start + i] != with[i]) {
        return false;
      }
    }
    return true;
  }

  /** Of numbers and literals. */
  private static boolean isLetter(byte b) {
    return b >= '0' && b <= '9' || b >= 'a' && b <= 'z' || b == '.' || b == '-';
  }

  private static boolean isBase64(byte b) {
    return isLetter(b) && b != '.'
        || b >= 'A' && b <= 'Z'
        || b == '+'
        || b == '/'
        || b == '='
        || b == '_'
        || b == '\\';
  }

  private static byte[] ascii(String text) {
    return text.getBytes(US_ASCII);
  }
}
