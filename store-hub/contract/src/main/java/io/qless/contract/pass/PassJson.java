package io.qless.contract.pass;

import io.jsonwebtoken.io.AbstractDeserializer;
import io.jsonwebtoken.io.AbstractSerializer;
import java.io.OutputStream;
import java.io.Reader;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/// JSON of passes and keys: an object with each member once and nothing behind it. The token
/// library has no binding for our JSON library, so it borrows this one.
final class PassJson {

  static final AbstractSerializer<Map<String, ?>> WRITER =
      new AbstractSerializer<>() {
        @Override
        protected void doSerialize(Map<String, ?> object, OutputStream out) {
          MAPPER.writeValue(out, object);
        }
      };

  static final AbstractDeserializer<Map<String, ?>> READER =
      new AbstractDeserializer<>() {
        @Override
        protected Map<String, ?> doDeserialize(Reader reader) {
          return MAPPER.readValue(reader, OBJECT);
        }
      };

  private static final TypeReference<Map<String, Object>> OBJECT = new TypeReference<>() {};
  private static final JsonMapper MAPPER =
      JsonMapper.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .disable(StreamWriteFeature.AUTO_CLOSE_TARGET)
          .build();

  private PassJson() {}

  /// The members of an object.
  ///
  /// @throws IllegalArgumentException for anything else
  static Map<String, Object> read(byte[] utf8) {
    try {
      Map<String, Object> object = MAPPER.readValue(utf8, OBJECT);
      if (object == null) {
        throw new IllegalArgumentException("no JSON object");
      }
      return object;
    } catch (JacksonException cause) {
      throw new IllegalArgumentException("not a JSON object", cause);
    }
  }

  static String write(Map<String, ?> object) {
    return MAPPER.writeValueAsString(object);
  }
}
