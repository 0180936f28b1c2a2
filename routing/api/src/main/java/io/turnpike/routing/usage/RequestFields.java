package io.turnpike.routing.usage;

import io.turnpike.routing.usage.UsageEvent.Asked;
import io.turnpike.routing.usage.UsageEvent.Who;
import io.turnpike.tenants.KeyId;
import io.turnpike.tenants.OrganizationId;
import io.turnpike.tenants.TeamId;
import java.time.Instant;
import java.util.UUID;

/** What the records of a request's beginning and of its end both begin with, in this order. */
record RequestFields(UUID id, Who who, Instant startedAt, Asked asked) {

  static RecordWriter write(RecordWriter out, UUID id, Who who, Instant startedAt, Asked asked) {
    write(out.uuid(id), who).instant(startedAt);
    return write(out, asked);
  }

  static RequestFields read(RecordReader in) {
    return new RequestFields(in.uuid(), who(in), in.instant(), asked(in));
  }

  private static RecordWriter write(RecordWriter out, Who who) {
    return out.uuid(who.organization().value())
        .uuid(who.team().value())
        .text(who.teamSlug())
        .uuid(who.key().value())
        .text(who.keyName());
  }

  private static Who who(RecordReader in) {
    return new Who(
        new OrganizationId(in.uuid()),
        new TeamId(in.uuid()),
        in.text(),
        new KeyId(in.uuid()),
        in.text());
  }

  private static RecordWriter write(RecordWriter out, Asked asked) {
    return out.text(asked.config())
        .number(asked.configVersion())
        .text(asked.operation())
        .text(asked.model())
        .flag(asked.streamed());
  }

  private static Asked asked(RecordReader in) {
    String config = in.optionalText();
    int version = (int) in.number();
    String operation = in.text();
    String model = in.text();
    return new Asked(config, version, operation, in.flag(), model);
  }
}
