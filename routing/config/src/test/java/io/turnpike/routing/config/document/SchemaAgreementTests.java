package io.turnpike.routing.config.document;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Documents nobody thought of: whatever the schema refuses, the reader must refuse as well. */
class SchemaAgreementTests {

  private static final JsonMapper JSON = JsonMapper.shared();
  private static final Schema SCHEMA = schema();
  private static final List<JsonNode> SOUND =
      Examples.right().stream()
          .filter(example -> example.document().length() < 1_500)
          .map(example -> JSON.readTree(example.document()))
          .toList();

  @ParameterizedTest
  @ValueSource(longs = {11, 12, 13, 14})
  void whatTheSchemaRefusesTheReaderRefuses(long seed) {
    Random random = new Random(seed);
    int refused = 0;
    for (int i = 0; i < 500; i++) {
      String document = changed(SOUND.get(random.nextInt(SOUND.size())), random).toString();
      boolean schema = SCHEMA.validate(document, InputFormat.JSON).isEmpty();
      boolean reader = ConfigDocument.read(document).mistakes().none();
      refused += schema ? 0 : 1;

      assertThat(reader && !schema).as(document).isFalse();
    }
    assertThat(refused).isBetween(50, 499);
  }

  /** A copy with one to three values replaced by others of the language, moved, or taken away. */
  private static JsonNode changed(JsonNode sound, Random random) {
    JsonNode copy = sound.deepCopy();
    for (int i = 0; i <= random.nextInt(3); i++) {
      List<JsonNode> inner = new ArrayList<>();
      collect(copy, inner);
      JsonNode at = inner.get(random.nextInt(inner.size()));
      if (at instanceof ObjectNode object) {
        change(object, random);
      } else if (at instanceof ArrayNode list && !list.isEmpty()) {
        int index = random.nextInt(list.size());
        list.set(index, any(random));
      }
    }
    return copy;
  }

  private static void change(ObjectNode object, Random random) {
    List<String> keys = new ArrayList<>(object.propertyNames());
    if (!keys.isEmpty() && random.nextInt(3) == 0) {
      object.remove(keys.get(random.nextInt(keys.size())));
    } else if (!keys.isEmpty() && random.nextInt(2) == 0) {
      object.set(keys.get(random.nextInt(keys.size())), any(random));
    } else {
      Map.Entry<String, JsonNode> other = anyProperty(random);
      object.set(other.getKey(), other.getValue().deepCopy());
    }
  }

  private static Map.Entry<String, JsonNode> anyProperty(Random random) {
    while (true) {
      List<JsonNode> inner = new ArrayList<>();
      collect(SOUND.get(random.nextInt(SOUND.size())), inner);
      JsonNode at = inner.get(random.nextInt(inner.size()));
      if (at.isObject() && !at.isEmpty()) {
        List<Map.Entry<String, JsonNode>> properties = new ArrayList<>(at.properties());
        return properties.get(random.nextInt(properties.size()));
      }
    }
  }

  private static JsonNode any(Random random) {
    return switch (random.nextInt(8)) {
      case 0 -> JSON.readTree("null");
      case 1 -> JSON.readTree("true");
      case 2 -> JSON.readTree(String.valueOf(random.nextInt(-2, 130)));
      case 3 -> JSON.readTree(String.valueOf(random.nextInt(1000) / 10.0));
      case 4 -> JSON.readTree("\"x\"");
      default -> anyProperty(random).getValue().deepCopy();
    };
  }

  private static void collect(JsonNode node, List<JsonNode> inner) {
    if (node.isContainer()) {
      inner.add(node);
      node.forEach(child -> collect(child, inner));
    }
  }

  private static Schema schema() {
    InputStream in = ConfigDocument.class.getResourceAsStream("/schemas/config.json");
    return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
        .getSchema(in, InputFormat.JSON);
  }
}
