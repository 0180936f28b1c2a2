package io.turnpike.billing.stored;

import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.JacksonModule;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.module.SimpleModule;
import tools.jackson.databind.ser.std.StdSerializer;

/** Postgres holds no NUL, not in JSON either. */
final class StorableText extends StdSerializer<String> {

  private StorableText() {
    super(String.class);
  }

  static JacksonModule module() {
    return new SimpleModule("storable-text").addSerializer(String.class, new StorableText());
  }

  @Override
  public void serialize(String value, JsonGenerator generator, SerializationContext context) {
    generator.writeString(value.indexOf('\0') < 0 ? value : value.replace('\0', '\uFFFD'));
  }
}
