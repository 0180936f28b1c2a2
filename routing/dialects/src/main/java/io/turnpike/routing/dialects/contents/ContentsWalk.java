package io.turnpike.routing.dialects.contents;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import io.turnpike.routing.dialects.json.ObjectWalk;
import java.util.Set;

/**
 * Looks through a request for what is not text: pictures, sounds and documents, in any dialect.
 * Only where a conversation can have them; the arguments of a call that look like a picture are
 * text to a model, and must not count as less. For one request.
 */
final class ContentsWalk extends ObjectWalk {

  private static final int DEEPEST = 64;
  private static final int LONGEST_WORD = 32;
  private static final int TOOL = 3;

  /** Fields that lead from a body to what a message is made of. */
  private static final Set<String> WAY =
      Set.of(
          "messages",
          "system",
          "content",
          "contents",
          "parts",
          "output",
          "source",
          "image_url",
          "file",
          "inlineData",
          "inline_data",
          "fileData",
          "file_data");

  /** The conversation of a response; elsewhere the arguments of a call. */
  private static final String INPUT = "input";

  /** Fields that hold data, or the address of some. */
  private static final Set<String> DATA =
      Set.of("url", "data", "image_url", "file_data", "file_uri", "fileUri");

  private static final Set<String> KINDS = Set.of("mimeType", "mime_type", "media_type");
  private static final Set<String> PICTURES = Set.of("image", "image_url", "input_image");
  private static final Set<String> OTHERS =
      Set.of("file", "input_file", "document", "video_url", "item_reference", "container_upload");

  /** A second of sound is fewer tokens than its data would be as text. */
  private static final Set<String> SOUNDS = Set.of("input_audio", "audio");

  private static final Set<String> REFERENCES =
      Set.of(
          "previous_response_id",
          "conversation",
          "cachedContent",
          "container",
          "mcp_servers",
          "web_search_options");

  /** Tools with which a provider itself reads more, by the beginnings of their names. */
  private static final Set<String> READING =
      Set.of(
          "web_",
          "file_search",
          "code_",
          "computer",
          "mcp",
          "google",
          "urlContext",
          "codeExec",
          "retrieval",
          "tool_search");

  private enum Field {
    WAY,
    DATA,
    KIND,
    TYPE,
    REFERENCE,
    PROMPT,
    MODALITIES,
    OTHER
  }

  private final boolean[] clean = new boolean[DEEPEST];
  private Field field = Field.OTHER;
  private boolean named;
  private int depth;
  private boolean inTools;
  private boolean unseen;
  private boolean sounds;
  private boolean tools;
  private boolean cache;
  private int pictures;
  private int blobs;
  private long packed;

  RequestContents read(byte[] body) {
    boolean whole = walk(body, 0, body.length);
    long text = whole ? body.length - packed : body.length;
    return new RequestContents(
        text, Math.max(pictures, blobs), unseen || !whole, sounds, tools, cache);
  }

  @Override
  protected void field(int start, int stop, int at) {
    String name = stop - start > LONGEST_WORD ? "" : word(start, stop);
    named = true;
    depth = at;
    cache |= name.equals("cache_control") || name.equals("cachePoint");
    if (at == 1) {
      inTools = name.equals("tools");
      tools |= inTools || name.equals("toolConfig");
    }
    unseen |= clean[at] && name.equals("file_id") || isReadingTool(name);
    field = kind(name, at);
  }

  private Field kind(String name, int at) {
    if (name.equals("type")) {
      return Field.TYPE;
    }
    if (at == 1) {
      return top(name);
    }
    if (!clean[at]) {
      return Field.OTHER;
    }
    return DATA.contains(name)
        ? Field.DATA
        : KINDS.contains(name) ? Field.KIND : WAY.contains(name) ? Field.WAY : Field.OTHER;
  }

  private static Field top(String name) {
    return switch (name) {
      case "modalities" -> Field.MODALITIES;
      case "prompt" -> Field.PROMPT;
      case INPUT -> Field.WAY;
      default ->
          REFERENCES.contains(name)
              ? Field.REFERENCE
              : WAY.contains(name) ? Field.WAY : Field.OTHER;
    };
  }

  @Override
  protected void text(int start, int stop) {
    switch (field) {
      case TYPE -> typed(stop - start > LONGEST_WORD ? "" : word(start, stop));
      case DATA -> blob(start, stop);
      case KIND -> kind(word(start, stop));
      case MODALITIES -> sounds |= word(start, stop).equals("audio");
      case REFERENCE -> unseen = true;
      case PROMPT, WAY, OTHER -> {}
    }
    over();
  }

  private void kind(String media) {
    unseen |= !media.startsWith("image/");
    sounds |= media.startsWith("audio/");
  }

  private void typed(String word) {
    if (clean[depth] && PICTURES.contains(word)) {
      pictures++;
    } else {
      sounds |= clean[depth] && SOUNDS.contains(word);
      unseen |= clean[depth] && OTHERS.contains(word) || isReadingTool(word);
    }
  }

  private boolean isReadingTool(String word) {
    return inTools && depth == TOOL && READING.stream().anyMatch(word::startsWith);
  }

  private void blob(int start, int stop) {
    blobs++;
    packed += stop - start;
  }

  @Override
  protected void literal(int start, int stop) {
    over();
  }

  /** An element of an array stands where the array does. */
  @Override
  protected void opens(int start, boolean array, int at) {
    boolean leads = field == Field.WAY || field == Field.DATA;
    clean[at + 1] = at == 0 || clean[at] && (!named || leads);
    unseen |= field == Field.REFERENCE || field == Field.PROMPT && !array;
    over();
  }

  @Override
  protected void closes(int stop, int at) {
    over();
  }

  private void over() {
    named = false;
    if (field != Field.MODALITIES) {
      field = Field.OTHER;
    }
  }

  private String word(int start, int stop) {
    return new String(bytes(), start, stop - start, ISO_8859_1);
  }
}
