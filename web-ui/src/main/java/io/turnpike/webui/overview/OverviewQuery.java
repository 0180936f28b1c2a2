package io.turnpike.webui.overview;

import io.turnpike.billing.spend.Spending.Dimension;
import io.turnpike.billing.spend.Spending.Interval;
import io.turnpike.billing.spend.Spending.Query;
import io.turnpike.webui.filter.Preset;
import io.turnpike.webui.filter.UrlQuery;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.util.List;

/** The time the overview looks at: a preset up to now, in hours or days of the reader's zone. */
record OverviewQuery(Preset range, ZonedDateTime now) {

  static final List<Preset> RANGES = List.of(Preset.DAY, Preset.WEEK, Preset.MONTH);

  Instant begin() {
    return range.begin(now).toInstant();
  }

  Query overTime(Dimension dimension) {
    Interval interval = range == Preset.DAY ? Interval.HOUR : Interval.DAY;
    return new Query(List.of(dimension), begin(), now.toInstant(), interval, now.getZone());
  }

  Query whole(Dimension... dimensions) {
    return new Query(List.of(dimensions), begin(), now.toInstant(), null, now.getZone());
  }

  /** The same length of time just before. */
  Query before(Dimension... dimensions) {
    Instant earlier = begin().minus(Duration.between(begin(), now.toInstant()));
    return new Query(List.of(dimensions), earlier, begin(), null, now.getZone());
  }

  /** The range as the address of another page says it. */
  UrlQuery link() {
    return new UrlQuery().add("range", range.word());
  }
}
