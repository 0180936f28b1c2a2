package io.turnpike.routing.dialects.gemini.client.embed;

import io.turnpike.routing.dialects.AnswerTranslation;
import io.turnpike.routing.dialects.json.ObjectScan;
import io.turnpike.routing.dialects.json.Pieces;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;

/**
 * Embeddings as Gemini gives them. The numbers are taken over as they were written.
 *
 * @param many whether the client asked for a batch, of one or more
 */
record EmbeddedAnswers(boolean many) implements AnswerTranslation {

  private static final byte[] NOTHING = {'{', '}'};
  private static final byte[] NONE = {'[', ']'};

  @Override
  public byte[] answer(byte[] canonical, Instant now) {
    ObjectScan answer =
        Objects.requireNonNull(ObjectScan.of(canonical, 0, canonical.length), "no answer");
    List<ObjectScan> data = answer.objects("data");
    Pieces all = new Pieces(canonical.length);
    (data == null ? List.<ObjectScan>of() : data)
        .stream()
            .sorted(Comparator.comparingLong(each -> each.count("index")))
            .forEach(each -> all.next(embedding(each)));
    return new Pieces(canonical.length)
        .put(many ? "{\"embeddings\":[" : "{\"embedding\":")
        .put(all.isEmpty() && !many ? NOTHING : all.toArray())
        .put(many ? "]}" : "}")
        .toArray();
  }

  @Override
  public AnswerStream stream(Instant now) {
    throw new IllegalStateException("Embeddings do not come as a stream.");
  }

  private static byte[] embedding(ObjectScan each) {
    byte[] values = each.raw("embedding");
    return new Pieces(values == null ? 16 : values.length + 16)
        .put("{\"values\":")
        .put(values == null ? NONE : values)
        .put("}")
        .toArray();
  }
}
