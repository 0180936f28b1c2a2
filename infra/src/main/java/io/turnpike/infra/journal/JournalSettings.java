package io.turnpike.infra.journal;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * How records are kept on local disk until they are stored for good.
 *
 * @param segmentSize size of one file
 * @param segments how many files may wait for the reader; beyond that new requests are refused
 * @param minFree what must stay free on the disk
 * @param fsyncInterval how often records are forced to disk: the most that a power cut may cost
 */
@ConfigurationProperties("turnpike.journal")
record JournalSettings(
    @DefaultValue("64MB") DataSize segmentSize,
    @DefaultValue("16") int segments,
    @DefaultValue("256MB") DataSize minFree,
    @DefaultValue("20ms") Duration fsyncInterval) {

  private static final Duration PATIENCE = Duration.ofMillis(50);
  private static final Duration HOLE_AFTER = Duration.ofSeconds(5);

  JournalLimits limits() {
    return new JournalLimits(
        (int) Math.min(segmentSize.toBytes(), Integer.MAX_VALUE),
        segments,
        minFree.toBytes(),
        fsyncInterval,
        PATIENCE,
        HOLE_AFTER);
  }
}
