package io.turnpike.billing.stored;

import io.r2dbc.spi.Readable;
import io.turnpike.routing.usage.TokenUsage;

/** What was used, by class. */
final class UsageColumns {

  static final Columns<TokenUsage> ALL = new Columns<>();

  private static final Cell<Long> INPUT = ALL.big("input", TokenUsage::input);
  private static final Cell<Long> CACHED_INPUT = ALL.big("cached_input", TokenUsage::cachedInput);
  private static final Cell<Long> CACHE_WRITE_5M =
      ALL.big("cache_write_5m", TokenUsage::cacheWrite5m);
  private static final Cell<Long> CACHE_WRITE_1H =
      ALL.big("cache_write_1h", TokenUsage::cacheWrite1h);
  private static final Cell<Long> OUTPUT = ALL.big("output", TokenUsage::output);
  private static final Cell<Long> REASONING = ALL.big("reasoning", TokenUsage::reasoning);
  private static final Cell<Long> AUDIO_INPUT = ALL.big("audio_input", TokenUsage::audioInput);
  private static final Cell<Long> AUDIO_OUTPUT = ALL.big("audio_output", TokenUsage::audioOutput);
  private static final Cell<Long> IMAGE = ALL.big("image", TokenUsage::image);
  private static final Cell<Long> IMAGE_OUTPUT = ALL.big("image_output", TokenUsage::imageOutput);
  private static final Cell<Long> WEB_SEARCHES = ALL.big("web_searches", TokenUsage::webSearches);
  private static final Cell<Long> FILE_SEARCHES =
      ALL.big("file_searches", TokenUsage::fileSearches);
  private static final Cell<Long> SEARCH_UNITS = ALL.big("search_units", TokenUsage::searchUnits);

  private UsageColumns() {}

  static TokenUsage read(Readable row) {
    return new TokenUsage(
        INPUT.of(row),
        CACHED_INPUT.of(row),
        CACHE_WRITE_5M.of(row),
        CACHE_WRITE_1H.of(row),
        OUTPUT.of(row),
        REASONING.of(row),
        AUDIO_INPUT.of(row),
        AUDIO_OUTPUT.of(row),
        IMAGE.of(row),
        IMAGE_OUTPUT.of(row),
        WEB_SEARCHES.of(row),
        FILE_SEARCHES.of(row),
        SEARCH_UNITS.of(row));
  }
}
