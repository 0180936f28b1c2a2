package io.turnpike.routing.dialects.gemini.provider.embed;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.turnpike.routing.ModelCatalog.ModelCard;
import io.turnpike.routing.dialects.Translation;
import io.turnpike.routing.dialects.json.JsonParsers;
import io.turnpike.routing.dialects.json.JsonText;
import io.turnpike.routing.dialects.json.ObjectScan;
import io.turnpike.routing.dialects.json.Pieces;
import io.turnpike.routing.usage.RejectedUsage;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/**
 * The answer to one request for embeddings. Numbers are taken over as they were written, or packed
 * where the client wants that.
 *
 * @param model that was asked
 */
record VectorsAnswer(VectorForm form, String model, boolean packed) implements Translation {

  private static final byte[] NONE = {'[', ']'};

  @Override
  public byte[] answer(byte[] body, Instant now) {
    ObjectScan answer = ObjectScan.of(body, 0, body.length);
    List<ObjectScan> vectors = VectorsTranslation.vectors(form, answer);
    return answer == null || vectors == null ? body : written(answer, vectors, body.length);
  }

  private byte[] written(ObjectScan answer, List<ObjectScan> vectors, int room) {
    Pieces data = new Pieces(room);
    for (int i = 0; i < vectors.size(); i++) {
      data.next(vector(i, vectors.get(i).raw("values")));
    }
    long tokens = form.tokens(answer, vectors);
    return new Pieces(room + 256)
        .put("{\"object\":\"list\",\"data\":[")
        .put(data.toArray())
        .put("],\"model\":")
        .put(JsonText.quoted(model))
        .member("usage", tokens < 0 ? null : usage(tokens))
        .put("}")
        .toArray();
  }

  private byte[] vector(int index, byte @Nullable [] values) {
    byte[] numbers = values == null ? NONE : values;
    return new Pieces(numbers.length + 64)
        .put("{\"object\":\"embedding\",\"index\":" + index + ",\"embedding\":")
        .put(packed ? pack(numbers) : numbers)
        .put("}")
        .toArray();
  }

  private static byte[] usage(long tokens) {
    return ("{\"prompt_tokens\":" + tokens + ",\"total_tokens\":" + tokens + "}")
        .getBytes(US_ASCII);
  }

  /** As numbers of four bytes, the lowest first, in base64. */
  private static byte[] pack(byte[] numbers) {
    ByteBuffer floats =
        ByteBuffer.allocate(numbers.length * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
    try (JsonParser in = JsonParsers.of(numbers, 0, numbers.length)) {
      for (JsonToken token = in.nextToken(); token != null; token = in.nextToken()) {
        if (token.isNumeric()) {
          floats.putFloat(in.getFloatValue());
        }
      }
    }
    byte[] packed = new byte[floats.flip().remaining()];
    floats.get(packed);
    return ("\"" + Base64.getEncoder().encodeToString(packed) + "\"").getBytes(US_ASCII);
  }

  @Override
  public TranslatedRequest request(byte[] canonical, @Nullable ModelCard card) {
    return new VectorsTranslation(form).request(canonical, card);
  }

  @Override
  public @Nullable RejectedUsage rejected(byte[] body) {
    return null;
  }

  @Override
  public StreamTranslation stream(Instant now) {
    throw new IllegalStateException("Embeddings do not come as a stream.");
  }
}
