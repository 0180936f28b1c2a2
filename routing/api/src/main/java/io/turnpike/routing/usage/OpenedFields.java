package io.turnpike.routing.usage;

import io.turnpike.routing.usage.UsageRecord.Opened;
import io.turnpike.tenants.KeyId;
import io.turnpike.tenants.OrganizationId;
import io.turnpike.tenants.TeamId;

/** The order of an Opened record's fields. */
final class OpenedFields {

  private OpenedFields() {}

  static RecordWriter write(RecordWriter out, Opened opened) {
    return out.uuid(opened.eventId())
        .uuid(opened.organization().value())
        .uuid(opened.team().value())
        .text(opened.teamSlug())
        .uuid(opened.key().value())
        .text(opened.keyName())
        .instant(opened.startedAt())
        .text(opened.config())
        .number(opened.configVersion())
        .text(opened.operation())
        .text(opened.requestedModel())
        .flag(opened.streamed())
        .number(opened.estimatedInputTokens());
  }

  static Opened read(RecordReader in) {
    return new Opened(
        in.uuid(),
        new OrganizationId(in.uuid()),
        new TeamId(in.uuid()),
        in.text(),
        new KeyId(in.uuid()),
        in.text(),
        in.instant(),
        in.optionalText(),
        (int) in.number(),
        in.text(),
        in.text(),
        in.flag(),
        in.number());
  }
}
