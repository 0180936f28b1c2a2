package io.turnpike.routing.embeddings;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Cuts a text into the pieces of words that the model knows, as BERT's uncased models do: words
 * first, then of each the longest piece that is known, from its beginning.
 */
final class WordPieces {

  static final int MOST = 256;
  private static final int LONGEST_WORD = 100;

  private final Map<String, Integer> ids;
  private final int unknown;
  private final int begin;
  private final int end;

  private WordPieces(Map<String, Integer> ids) {
    this.ids = ids;
    this.unknown = ids.getOrDefault("[UNK]", 0);
    this.begin = ids.getOrDefault("[CLS]", 0);
    this.end = ids.getOrDefault("[SEP]", 0);
  }

  /**
   * @param tokenizer in the form of Hugging Face's tokenizers
   */
  static WordPieces read(byte[] tokenizer) {
    JsonNode vocabulary = JsonMapper.shared().readTree(tokenizer).path("model").path("vocab");
    Map<String, Integer> ids = new HashMap<>();
    vocabulary.properties().forEach(piece -> ids.put(piece.getKey(), piece.getValue().asInt()));
    return new WordPieces(ids);
  }

  /** With the marks of beginning and end. Fails with TextTooLongException for more than fit. */
  long[] of(String text) {
    List<Integer> found = new ArrayList<>();
    found.add(begin);
    for (String word : BasicWords.of(text)) {
      found.addAll(pieces(word));
      if (found.size() >= MOST) {
        throw new TextTooLongException(MOST);
      }
    }
    found.add(end);
    return found.stream().mapToLong(Integer::longValue).toArray();
  }

  private List<Integer> pieces(String word) {
    if (word.length() > LONGEST_WORD) {
      return List.of(unknown);
    }
    List<Integer> found = new ArrayList<>();
    int at = 0;
    while (at < word.length()) {
      int stop = longest(word, at);
      if (stop == at) {
        return List.of(unknown);
      }
      found.add(ids.get(piece(word, at, stop)));
      at = stop;
    }
    return found;
  }

  private int longest(String word, int at) {
    int stop = word.length();
    while (stop > at && !ids.containsKey(piece(word, at, stop))) {
      stop--;
    }
    return stop;
  }

  private static String piece(String word, int from, int to) {
    return from == 0 ? word.substring(0, to) : "##" + word.substring(from, to);
  }
}
