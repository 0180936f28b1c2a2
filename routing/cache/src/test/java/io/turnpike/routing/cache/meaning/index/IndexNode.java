package io.turnpike.routing.cache.meaning.index;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.turnpike.infra.crypto.MasterKey;
import io.turnpike.infra.crypto.Vault;
import io.turnpike.infra.testing.Stores;
import io.turnpike.routing.cache.EntryKey;
import io.turnpike.routing.cache.meaning.Likeness;
import io.turnpike.routing.cache.meaning.Question;
import io.turnpike.routing.plan.CacheRule.SemanticRule;
import io.turnpike.tenants.OrganizationId;
import java.time.Duration;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Random;
import org.springframework.util.unit.DataSize;

/** The index of one node, with the work that it leaves for later done when a test says so. */
final class IndexNode {

  static final SemanticRule RULE = new SemanticRule(null, 0.01, null, null);
  private static final MasterKey MASTER =
      MasterKey.parse(Base64.getEncoder().encodeToString(new byte[32]));
  static final Duration PATIENCE = Duration.ofSeconds(30);

  private final MeterRegistry registry = new SimpleMeterRegistry();
  private final PendingWork work;
  private final MemoryIndex index;

  private IndexNode(Stores stores, MeaningSettings settings) {
    MeaningMeters meters = MeaningMeters.in(registry);
    this.work = new PendingWork(stores.database(), Vault.under(MASTER), meters, settings);
    this.index = new MemoryIndex(work, meters, settings);
  }

  static IndexNode on(Stores stores) {
    return new IndexNode(stores, new MeaningSettings(DataSize.ofMegabytes(8), 1000));
  }

  static IndexNode small(Stores stores, int questions) {
    return new IndexNode(stores, new MeaningSettings(DataSize.ofMegabytes(8), questions));
  }

  MemoryIndex index() {
    return index;
  }

  PendingWork work() {
    return work;
  }

  OrganizationQuestions questions(Stores stores) {
    return new OrganizationQuestions(index, stores.database());
  }

  void settle() {
    work.flush().block(PATIENCE);
  }

  void keep(Question question) {
    index.keep(question, vector(question.text()), Duration.ofHours(1));
    settle();
  }

  /** After whatever that made it read. */
  Likeness nearest(Question question) {
    index.nearest(question, vector(question.text()), RULE);
    settle();
    return index.nearest(question, vector(question.text()), RULE);
  }

  double counted(String meter, String tag, String value) {
    return registry.get(meter).tag(tag, value).counter().count();
  }

  double counted(String meter) {
    return registry.get(meter).counter().count();
  }

  static Question question(OrganizationId organization, String partition, String text) {
    Random random = new Random((partition + text).hashCode());
    return new Question(
        new EntryKey(organization, digest(random)),
        partition.repeat(64).substring(0, 64),
        text,
        false);
  }

  /** Of one word more or less: texts of like words point the same way. */
  static float[] vector(String text) {
    float[] vector = new float[64];
    for (String word : text.toLowerCase(Locale.ROOT).split("[^a-z0-9]+")) {
      vector[Math.floorMod(word.hashCode(), 64)] += 1;
    }
    double length = 0;
    for (float value : vector) {
      length += value * value;
    }
    for (int i = 0; i < vector.length; i++) {
      vector[i] /= (float) Math.sqrt(length);
    }
    return vector;
  }

  private static String digest(Random random) {
    byte[] bytes = new byte[32];
    random.nextBytes(bytes);
    return HexFormat.of().formatHex(bytes);
  }
}
