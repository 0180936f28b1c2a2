package io.turnpike.app.problem;

import io.turnpike.webui.ControlCharacters;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.JacksonModule;
import tools.jackson.databind.deser.jdk.StringDeserializer;
import tools.jackson.databind.deser.std.StdScalarDeserializer;
import tools.jackson.databind.module.SimpleModule;

/** Every text of every body is read here: none may hold NUL, escape and their like. */
@Configuration(proxyBeanMethods = false)
class BodyTexts {

  @Bean
  JacksonModule fitTexts() {
    return new SimpleModule("fit texts").addDeserializer(String.class, new FitText());
  }

  private static final class FitText extends StdScalarDeserializer<String> {

    FitText() {
      super(String.class);
    }

    @Override
    public String deserialize(JsonParser parser, DeserializationContext context) {
      String text = StringDeserializer.instance.deserialize(parser, context);
      if (text != null && ControlCharacters.in(text) && ControlCharacters.in(lines(text))) {
        throw new UnfitText(parser);
      }
      return text;
    }

    /** Keys are pasted with their line ends, which are left out here. */
    private static String lines(String text) {
      return text.replaceAll("[\\r\\n\\t]", "");
    }
  }
}
