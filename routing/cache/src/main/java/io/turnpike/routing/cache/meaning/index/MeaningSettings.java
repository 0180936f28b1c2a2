package io.turnpike.routing.cache.meaning.index;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * How many questions a node has in memory.
 *
 * @param memory roughly what all of them may take
 * @param questions how many of one partition
 */
@ConfigurationProperties("turnpike.cache.meaning")
record MeaningSettings(
    @DefaultValue("32MB") DataSize memory, @DefaultValue("10000") int questions) {

  MeaningSettings {
    if (memory.toBytes() < 1) {
      throw new IllegalArgumentException(
          "turnpike.cache.meaning.memory must be more than nothing.");
    }
    if (questions < 1 || questions > 1_000_000) {
      throw new IllegalArgumentException("turnpike.cache.meaning.questions must be 1 to 1000000.");
    }
  }
}
