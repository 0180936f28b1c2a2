package io.turnpike.routing.providers;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.netty.buffer.Unpooled;
import io.turnpike.infra.crypto.Secret;
import io.turnpike.routing.dialects.Frames;
import io.turnpike.routing.dialects.RequestBody;
import io.turnpike.routing.dialects.RequestScan;
import io.turnpike.routing.dialects.chat.ChatFixture;
import io.turnpike.routing.dialects.eventstream.EventStreamFixture;
import io.turnpike.routing.dialects.eventstream.EventStreamFrames;
import io.turnpike.routing.dialects.sse.SseScanner;
import io.turnpike.routing.dialects.sse.TranslatedFrames;
import io.turnpike.routing.plan.Retry;
import io.turnpike.routing.plan.Target;
import io.turnpike.routing.plan.Timeouts;
import io.turnpike.routing.providers.ProviderAdapter.Asked;
import io.turnpike.routing.providers.catalog.CatalogBench;
import io.turnpike.routing.providers.compatible.VendorFilesBench;
import io.turnpike.routing.providers.rules.ModelRules;
import io.turnpike.tenants.providers.ProviderConnection;
import io.turnpike.tenants.providers.ProviderConnection.DataPolicy;
import io.turnpike.tenants.providers.ProviderType;
import java.io.PrintStream;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.support.DefaultListableBeanFactory;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.ClassPathBeanDefinitionScanner;
import org.springframework.core.type.filter.RegexPatternTypeFilter;

/**
 * How much CPU each adapter takes: a chat of 1 KB from its bytes to the request with its headers,
 * translated and signed where that is to be; and one frame of text of a stream, found, checked and
 * translated. Before that, what reading entries and catalogue costs a start. {@code
 * infra/bench/adapters} runs it.
 */
public final class AdapterBench {

  private static final int TIMES = 2_000;
  private static final Target TARGET = new Target("up", List.of(), Timeouts.DEFAULT, Retry.NONE);
  private static final Map<String, String> SETTINGS =
      Map.of("region", "eu-central-1", "project", "some-project", "location", "europe-west1");

  /** Whose way depends on the model. */
  private static final Map<String, List<String>> MODELS =
      Map.of(
          "bedrock",
          List.of("eu.anthropic.claude-sonnet-4-5-20250929-v1:0"),
          "vertex",
          List.of("gemini-2.5-flash", "claude-sonnet-4-5"));

  private static final Secret KEY = new Secret("sk-0123456789abcdef");
  private static final Secret AWS =
      new Secret(
          "{\"access_key_id\":\"AKIDEXAMPLE\",\"secret_access_key\":\"wJalrXUtnFEMI/K7MDENG\"}");

  private final ProviderAdapters adapters;
  private final ModelRules rules;

  private AdapterBench(AnnotationConfigApplicationContext beans) {
    adapters = beans.getBean(ProviderAdapters.class);
    rules = beans.getBean(ModelRules.class);
  }

  public static void main(String[] arguments) {
    PrintStream out = System.out;
    out.println("| at start | |\n|--|--:|");
    CatalogBench.printReading(out);
    VendorFilesBench.print(out);
    out.println();
    CatalogBench.printLooks(out);
    out.println();
    try (AnnotationConfigApplicationContext beans = beans()) {
      new AdapterBench(beans)
          .print(
              out,
              beans.getBeansOfType(ProviderType.class).values().stream()
                  .map(ProviderType::word)
                  .sorted()
                  .toList());
    }
  }

  /** All adapters, without the demo, which is a server. */
  private static AnnotationConfigApplicationContext beans() {
    AnnotationConfigApplicationContext beans =
        new AnnotationConfigApplicationContext(new DefaultListableBeanFactory());
    ClassPathBeanDefinitionScanner scanner = new ClassPathBeanDefinitionScanner(beans);
    scanner.addExcludeFilter(
        new RegexPatternTypeFilter(java.util.regex.Pattern.compile(".*\\.demo\\..*")));
    scanner.scan("io.turnpike.routing.providers");
    beans.refresh();
    return beans;
  }

  private void print(PrintStream out, List<String> types) {
    Set<String> entries = Set.copyOf(VendorFilesBench.types());
    Map<String, double[]> requests = new TreeMap<>();
    Map<String, double[]> frames = new TreeMap<>();
    Map<String, double[]> ofEntries = new TreeMap<>();
    for (String type : types) {
      for (String model : MODELS.getOrDefault(type, List.of("some-model"))) {
        String name = MODELS.containsKey(type) ? type + ", " + model : type;
        byte[] body = request(model);
        if (wording(type, model, body) != null) {
          (entries.contains(type) ? ofEntries : requests)
              .put(name, CpuRounds.micros(TIMES, () -> sent(type, model, body)));
          if (!entries.contains(type)) {
            frames.put(name, frame(Objects.requireNonNull(wording(type, model, body))));
          }
        }
      }
    }
    out.println(CpuRounds.head("request of 1 KB"));
    requests.forEach((name, micros) -> out.println(CpuRounds.row(name, micros)));
    List<String> byCost = new ArrayList<>(ofEntries.keySet());
    byCost.sort(Comparator.comparingDouble(it -> ofEntries.get(it)[ofEntries.get(it).length / 2]));
    String middle = byCost.get(byCost.size() / 2);
    out.println(CpuRounds.row("entries of vendors: the middle one", ofEntries.get(middle)));
    String dearest = byCost.getLast();
    out.println(CpuRounds.row("the dearest of them, " + dearest, ofEntries.get(dearest)));
    out.println();
    out.println(CpuRounds.head("frame of a stream"));
    frames.forEach((name, micros) -> out.println(CpuRounds.row(name, micros)));
  }

  private @Nullable Wording wording(String type, String model, byte[] body) {
    return adapters.of(type).wording(asked(type, model, scan(body)));
  }

  /** All that lies between a client's bytes and the bytes on the wire. */
  private void sent(String type, String model, byte[] body) {
    ProviderAdapter adapter = adapters.of(type);
    RequestScan scan = scan(body);
    Wording wording = Objects.requireNonNull(adapter.wording(asked(type, model, scan)));
    RequestBody ruled = rules.sent(scan, type, model, TARGET).body();
    RequestBody sent =
        wording.translation() == null
            ? ruled
            : RequestBody.of(wording.translation().request(ruled.bytes(), null).body());
    ProviderRequest.of(
        adapter,
        new ProviderCall(
            wording.operation(),
            "POST",
            null,
            Set.of(),
            model,
            false,
            sent,
            URI.create("https://provider.example.com/v1"),
            SETTINGS,
            type.equals("bedrock") ? AWS : KEY));
  }

  private static RequestScan scan(byte[] body) {
    return ChatFixture.COMPLETIONS.scan(null, body);
  }

  private static Asked asked(String type, String model, RequestScan scan) {
    return new Asked("chat/completions", scan, model, TARGET, connection(type));
  }

  private static ProviderConnection connection(String type) {
    return new ProviderConnection(
        "up",
        type,
        URI.create("https://provider.example.com/v1"),
        false,
        List.of(),
        DataPolicy.UNKNOWN,
        List.of(),
        Map.of(),
        1,
        null);
  }

  /** One that comes for itself, as it does from a provider that thinks. */
  private static double[] frame(Wording wording) {
    boolean binary = wording.operation().equals("converse");
    Frames source = binary ? new EventStreamFrames(1 << 20) : new SseScanner(1 << 20);
    Frames frames =
        wording.translation() == null
            ? source
            : new TranslatedFrames(source, wording.translation().stream(Instant.EPOCH));
    byte[] frame = binary ? binaryDelta() : delta(wording).getBytes(UTF_8);
    return CpuRounds.micros(TIMES, () -> read(frames, frame));
  }

  private static void read(Frames frames, byte[] frame) {
    frames.append(Unpooled.wrappedBuffer(frame));
    if (!frames.next()) {
      throw new IllegalStateException("There is a frame.");
    }
  }

  private static byte[] binaryDelta() {
    return EventStreamFixture.event(
        "contentBlockDelta",
        "{\"contentBlockIndex\":0,\"delta\":{\"text\":\" quokka\"},\"p\":\"abcdefghij\"}");
  }

  private static String delta(Wording wording) {
    String operation = wording.translation() == null ? "" : wording.operation();
    String data =
        operation.startsWith("models:")
            ? "{\"candidates\":[{\"content\":{\"role\":\"model\",\"parts\":[{\"text\":\" quokka\"}]},"
                + "\"index\":0}],\"modelVersion\":\"m\",\"responseId\":\"r\"}"
            : switch (operation) {
              case "messages" ->
                  "{\"type\":\"content_block_delta\",\"index\":0,"
                      + "\"delta\":{\"type\":\"text_delta\",\"text\":\" quokka\"}}";
              case "" ->
                  "{\"id\":\"c\",\"object\":\"chat.completion.chunk\",\"created\":1,\"model\":\"m\","
                      + "\"choices\":[{\"index\":0,\"delta\":{\"content\":\" quokka\"},"
                      + "\"finish_reason\":null}]}";
              default ->
                  "{\"type\":\"content-delta\",\"index\":0,"
                      + "\"delta\":{\"message\":{\"content\":{\"text\":\" quokka\"}}}}";
            };
    return "data: " + data + "\n\n";
  }

  private static byte[] request(String model) {
    String body =
        "{\"model\":\"" + model + "\",\"messages\":[{\"role\":\"user\",\"content\":\"%s\"}]}";
    return body.formatted("word ".repeat((1024 - body.length()) / 5)).getBytes(UTF_8);
  }
}
