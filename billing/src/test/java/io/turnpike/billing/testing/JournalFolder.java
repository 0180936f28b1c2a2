package io.turnpike.billing.testing;

import io.turnpike.infra.journal.Journal;
import io.turnpike.infra.journal.Journal.Position;
import io.turnpike.infra.journal.JournalFull;
import io.turnpike.infra.settings.DataFolder;
import io.turnpike.routing.usage.UsageEvent;
import io.turnpike.routing.usage.UsageRecord;
import io.turnpike.routing.usage.UsageRecord.Closed;
import io.turnpike.routing.usage.UsageRecordFormat;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.core.env.MapPropertySource;
import org.springframework.util.FileSystemUtils;

/** A real journal in a folder of its own, which can be left and opened again. */
public final class JournalFolder implements AutoCloseable {

  private final Path folder;
  private final String segmentSize;
  private AnnotationConfigApplicationContext context;

  public JournalFolder() throws IOException {
    this("4MB");
  }

  public JournalFolder(String segmentSize) throws IOException {
    this.segmentSize = segmentSize;
    folder = Files.createTempDirectory("turnpike-test-journal");
    context = open();
  }

  public Journal journal() {
    return context.getBean(Journal.class);
  }

  public void append(UsageRecord... records) {
    for (UsageRecord record : records) {
      append(UsageRecordFormat.type(record), UsageRecordFormat.encode(record));
    }
  }

  /** A machine busy with tests may be slow in making the next file. */
  public void append(byte type, byte[] payload) {
    for (int i = 0; i < 100; i++) {
      try {
        journal().append(type, payload);
        return;
      } catch (JournalFull notYet) {
        Thread.onSpinWait();
      }
    }
    journal().append(type, payload);
  }

  public void close(List<UsageEvent> events) {
    events.forEach(event -> append(new Closed(event)));
  }

  /** How many records are there still to be read by someone who begins anew. */
  public int records() {
    return journal().read(Position.START, 10_000).size();
  }

  /** What was open stays open: to the next run it is as if the process had been killed. */
  public void restart() {
    context.close();
    context = open();
  }

  @Override
  public void close() throws IOException {
    context.close();
    FileSystemUtils.deleteRecursively(folder);
  }

  private AnnotationConfigApplicationContext open() {
    AnnotationConfigApplicationContext opened = new AnnotationConfigApplicationContext();
    opened
        .getEnvironment()
        .getPropertySources()
        .addFirst(
            new MapPropertySource(
                "test",
                Map.of(
                    "turnpike.journal.segment-size",
                    segmentSize,
                    "turnpike.journal.min-free",
                    "1MB")));
    opened.registerBean(DataFolder.class, () -> DataFolder.open(folder));
    opened.scan("io.turnpike.infra.journal");
    opened.refresh();
    return opened;
  }
}
